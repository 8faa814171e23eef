package dev.harnessjira.sandbox.harness;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Persons;
import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.api.ApiSwitches;
import dev.harnessjira.sandbox.harness.api.HarnessApi;
import dev.harnessjira.sandbox.harness.delivery.Announcer;
import dev.harnessjira.sandbox.harness.delivery.Deliveries;
import dev.harnessjira.sandbox.harness.delivery.Delivery;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches;
import dev.harnessjira.sandbox.harness.delivery.Payloads;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.pages.HarnessSite;
import dev.harnessjira.sandbox.harness.wire.Addresses;
import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.SandboxServer;
import dev.harnessjira.sandbox.pages.Frame;
import java.io.Serializable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Harness server on loopback, of either kind, with organizations, repositories, pull requests,
 * webhooks that are really called, persons with tokens, pages to click and switches for failures.
 */
public final class HarnessSimulator implements AutoCloseable {

  private final World world;
  private final SandboxServer server;
  private final Deliveries deliveries;
  private final Persons persons;
  private final Dialect dialect;
  private final Acts acts;
  private final HarnessApi api;
  private final HarnessSite site;
  private final Addresses addresses;
  private final Space account;

  /** What differs from the usual server. */
  public record Options(Clock clock, boolean nestedSpaces, Duration deliveryLimit) {

    public static Options usual() {
      return new Options(Clock.systemUTC(), true, Duration.ofSeconds(10));
    }

    public Options at(Clock other) {
      return new Options(other, nestedSpaces, deliveryLimit);
    }

    /** Open source without nesting: repositories are directly in the one space. */
    public Options flat() {
      return new Options(clock, false, deliveryLimit);
    }

    /** How long a webhook may take to answer, 10 seconds on the real server. */
    public Options within(Duration limit) {
      return new Options(clock, nestedSpaces, limit);
    }
  }

  /** What it knows, which a later simulator can go on with. */
  private record Known(World world, Persons persons, Space account) implements Serializable {}

  private HarnessSimulator(int port, Dialect dialect, Options options, @Nullable Known remembered) {
    this.dialect = dialect;
    this.world = remembered == null ? new World(options.clock()) : remembered.world();
    this.persons = remembered == null ? new Persons() : remembered.persons();
    this.server = SandboxServer.start(port);
    this.deliveries = new Deliveries(world, dialect.headerIdentity(), options.deliveryLimit());
    this.addresses = new Addresses(server.uri(), dialect);
    this.acts = new Acts(world, dialect, new Announcer(new Payloads(world, addresses), deliveries));
    this.account =
        remembered == null
            ? new Seed(world, dialect, persons, acts).plant(options.nestedSpaces())
            : remembered.account();
    deliveries.awaitQuiet(Duration.ofSeconds(30));
    this.api = new HarnessApi(world, addresses, persons, acts, deliveries);
    api.switches().nestedSpaces(options.nestedSpaces());
    api.mount(server, dialect);
    this.site = new HarnessSite(world, addresses, persons, acts, deliveries);
    site.mount(server, account);
  }

  /** Starts on a port of 127.0.0.1; 0 takes any free one. */
  public static HarnessSimulator start(int port, Dialect dialect) {
    return start(port, dialect, Options.usual());
  }

  public static HarnessSimulator start(int port, Dialect dialect, Options options) {
    return new HarnessSimulator(port, dialect, options, null);
  }

  /** Starts with what an earlier simulator of the same dialect knew. */
  public static HarnessSimulator resume(int port, Dialect dialect, Serializable memory) {
    return new HarnessSimulator(port, dialect, Options.usual(), (Known) memory);
  }

  /** What it knows; to be written with the world's monitor held. */
  public Serializable memory() {
    return new Known(world, persons, account);
  }

  public Dialect dialect() {
    return dialect;
  }

  public URI uri() {
    return server.uri();
  }

  /** Failures of API calls, and the calls that came. */
  public Faults faults() {
    return server.faults();
  }

  public ApiSwitches apiSwitches() {
    return api.switches();
  }

  public DeliverySwitches deliverySwitches() {
    return deliveries.switches();
  }

  /** The frame of its pages. */
  public Frame frame() {
    return site.frame();
  }

  /** Every attempt to call a webhook, oldest first. */
  public List<Delivery> deliveries() {
    return deliveries.journal();
  }

  /** How many attempts there were. */
  public int attempts() {
    return deliveries.count();
  }

  /** Returns when everything that happened so far has been delivered, or throws after 30 s. */
  public void awaitQuiet() {
    deliveries.awaitQuiet(Duration.ofSeconds(30));
  }

  /** Does something as a person would, all of it at one moment. */
  public <T> T act(Function<Acts, T> act) {
    synchronized (world) {
      return act.apply(acts);
    }
  }

  /** What is stored; hold its monitor while reading more than one thing. */
  public World world() {
    return world;
  }

  /** The account Acme. */
  public Space account() {
    return account;
  }

  /** A space of Acme by the path below it, such as {@code default/Storefront}. */
  public Space space(String path) {
    synchronized (world) {
      return world.space(account.path() + "/" + path).orElseThrow();
    }
  }

  /** A repository of Acme by the path below it, such as {@code default/Storefront/web-shop}. */
  public Repository repository(String path) {
    synchronized (world) {
      return world.repository(account.path() + "/" + path).orElseThrow();
    }
  }

  /** The page of a repository. */
  public String pageOf(Repository repository) {
    return addresses.repository(repository);
  }

  /** Makes an organization, or a project when the parent is one. */
  public Space addSpace(Space parent, String identifier, String name) {
    synchronized (world) {
      var space = world.addSpace(parent, identifier, accountAdmin().principal());
      space.name = name;
      return space;
    }
  }

  public Persons persons() {
    return persons;
  }

  public Person accountAdmin() {
    return persons.byRole(Seed.ACCOUNT_ADMIN);
  }

  public Person serviceAccount() {
    return persons.byRole(Seed.SERVICE_ACCOUNT);
  }

  public Person developer() {
    return persons.byRole(Seed.DEVELOPER);
  }

  public Person reviewer() {
    return persons.byRole(Seed.REVIEWER);
  }

  public Person expired() {
    return persons.byRole(Seed.EXPIRED);
  }

  public Person revoked() {
    return persons.byRole(Seed.REVOKED);
  }

  /** Administers another account than Acme. */
  public Person otherAccountAdmin() {
    return persons.byRole(Seed.OTHER_ADMIN);
  }

  @Override
  public void close() {
    server.close();
    deliveries.close();
  }
}
