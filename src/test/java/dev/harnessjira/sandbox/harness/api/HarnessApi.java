package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Validity;
import dev.harnessjira.sandbox.harness.access.Persons;
import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.delivery.Deliveries;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Addresses;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the APIs of a dialect on a server. */
public final class HarnessApi {

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final World world;
  private final Persons persons;
  private final ApiSwitches switches;
  private final CallLimit limit;
  private final CodeApi code;
  private final PlatformApi platform;
  private final OpenSourceApi openSource;

  public HarnessApi(
      World world, Addresses addresses, Persons persons, Acts acts, Deliveries deliveries) {
    var shapes = new RestShapes(world, addresses);
    this.world = world;
    this.persons = persons;
    this.switches = new ApiSwitches();
    this.limit = new CallLimit(world::now);
    this.code = new CodeApi(world, acts, deliveries, shapes, switches);
    this.platform = new PlatformApi(world, persons);
    this.openSource = new OpenSourceApi(world, shapes, switches);
  }

  public ApiSwitches switches() {
    return switches;
  }

  public void mount(SandboxServer server, Dialect dialect) {
    switch (dialect) {
      case PLATFORM -> {
        mountPlatform(server, "");
        mountPlatform(server, "/gateway");
      }
      case OPEN_SOURCE -> mountOpenSource(server);
    }
  }

  private void mountPlatform(SandboxServer server, String prefix) {
    server.api("POST", prefix + "/ng/api/token/validate", platform::validate);
    platform(server, "GET", prefix + "/ng/api/user/currentUser", platform::currentUser);
    platform(server, "GET", prefix + "/ng/api/organizations", platform::organizations);
    platform(server, "GET", prefix + "/ng/api/projects", platform::projects);
    platform(
        server,
        "GET",
        prefix + "/ng/api/organizations/{id}",
        call -> platform.organization(call, id(call)));
    platform(
        server, "GET", prefix + "/ng/api/projects/{id}", call -> platform.project(call, id(call)));
    platform(server, "POST", prefix + "/authz/api/acl", platform::permissions);
    platform(
        server, "GET", prefix + "/ng/api/accounts/{id}", call -> platform.account(call, id(call)));
    platform(
        server,
        "GET",
        prefix + "/ng/api/user/aggregate/{id}",
        call -> platform.aggregate(call, id(call), "user"));
    platform(
        server,
        "GET",
        prefix + "/ng/api/serviceaccount/aggregate/{id}",
        call -> platform.aggregate(call, id(call), "serviceAccount"));
    for (var method : METHODS) {
      server.api(method, prefix + "/code/api/v1/{rest...}", this::platformCode);
    }
  }

  private void platform(
      SandboxServer server, String method, String pattern, Function<Call, Reply> handler) {
    server.api(
        method,
        pattern,
        request ->
            known(request.header("x-api-key"))
                .filter(person -> isOfAccount(request, person))
                .map(person ->
                    limited(person, () -> locked(() -> handler.apply(new Call(request, person)))))
                .orElseGet(PlatformErrors::invalidToken));
  }

  private static boolean isOfAccount(Request request, Person person) {
    var account = request.query("accountIdentifier");
    return account == null || account.equals(person.account().identifier);
  }

  private Reply platformCode(Request request) {
    if (!switches.codeModule()) {
      return CodeApi.unknownRoute();
    }
    return known(request.header("x-api-key"))
        .map(person ->
            limited(person, () -> code.answer(request, person, request.parameter("rest"))))
        .orElseGet(PlatformErrors::invalidToken);
  }

  private void mountOpenSource(SandboxServer server) {
    server.api("GET", "/api/v1/system/version", request -> openSource.version());
    server.api("GET", "/api/v1/system/config", request -> openSource.config());
    server.api("GET", "/api/v1/system/health", request -> Reply.empty(200));
    openSource(server, "GET", "/api/v1/user", openSource::user);
    openSource(server, "GET", "/api/v1/user/memberships", openSource::memberships);
    openSource(server, "POST", "/api/v1/spaces", openSource::createSpace);
    for (var method : METHODS) {
      server.api(method, "/api/v1/{rest...}", this::openSourceCode);
    }
  }

  private void openSource(
      SandboxServer server, String method, String pattern, Function<Call, Reply> handler) {
    server.api(
        method,
        pattern,
        request ->
            known(bearer(request))
                .map(person ->
                    limited(person, () -> locked(() -> handler.apply(new Call(request, person)))))
                .orElseGet(() -> Answers.error(401, "Unauthorized")));
  }

  private Reply openSourceCode(Request request) {
    return known(bearer(request))
        .map(person ->
            limited(person, () -> code.answer(request, person, request.parameter("rest"))))
        .orElseGet(() -> Answers.error(401, "Unauthorized"));
  }

  /** The token may come with or without {@code Bearer}, or in the address. */
  private static @Nullable String bearer(Request request) {
    var header = request.header("Authorization");
    return header == null ? request.query("access_token") : header.replaceFirst("^Bearer ", "");
  }

  private Optional<Person> known(@Nullable String token) {
    return Optional.ofNullable(token)
        .flatMap(persons::byToken)
        .filter(person -> person.validity() == Validity.VALID);
  }

  private Reply limited(Person person, Supplier<Reply> reply) {
    return limit.isOver(person.token(), switches.callsPerMinute())
        ? Answers.error(429, "Too many requests")
        : reply.get();
  }

  private static String id(Call call) {
    return call.request().parameter("id");
  }

  private Reply locked(Supplier<Reply> reply) {
    synchronized (world) {
      return reply.get();
    }
  }
}
