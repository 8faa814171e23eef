package dev.harnessjira.console.fakes;

import dev.harnessjira.console.picking.HarnessQuestions;
import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessModel.Repository;
import dev.harnessjira.harness.HarnessModel.Space;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.harness.Inspection;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.Level;
import dev.harnessjira.harness.Inspection.RootSpace;
import dev.harnessjira.harness.Inspection.Scopes;
import dev.harnessjira.harness.Inspection.TokenOwner;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Harness server in memory; what it answers can be set. */
public final class FakeHarness implements HarnessQuestions {

  public static final String TOKEN = "sat.acc1.token.secret";
  public static final URI SERVER = URI.create("https://app.harness.io");

  private final Map<String, List<Space>> projects = new LinkedHashMap<>();
  private final Set<String> empty = new HashSet<>();
  private final List<String> typed = new ArrayList<>();
  private Inspection inspection = found();
  private @Nullable HarnessFailure failure;

  /** What a good token of the platform leads to: the account Acme. */
  public static Found found() {
    return new Found(
        new HarnessAccess(SERVER, Dialect.PLATFORM, "acc1", TOKEN),
        "Acme",
        new TokenOwner(
            "sa1",
            "jira-connector",
            TokenOwner.Kind.SERVICE_ACCOUNT,
            Instant.parse("2028-08-08T10:00:00Z")),
        new Scopes(List.of(Level.values()), ""),
        List.of());
  }

  /** What a good token of an open source server leads to, before a root space is chosen. */
  public static Found openSource(RootSpace... spaces) {
    return new Found(
        new HarnessAccess(URI.create("https://git.acme.test"), Dialect.OPEN_SOURCE, "", "jwt"),
        "",
        new TokenOwner("ada", "Ada", TokenOwner.Kind.USER, null),
        new Scopes(List.of(), "Choose a root space first."),
        List.of(spaces));
  }

  public FakeHarness answering(Inspection answer) {
    inspection = answer;
    return this;
  }

  /** Lists fail like this from now on. */
  public FakeHarness failing(HarnessFailure how) {
    failure = how;
    return this;
  }

  /** An organization with projects; their names are the identifiers in upper case. */
  public FakeHarness organization(String identifier, String... identifiers) {
    var spaces = new ArrayList<Space>();
    for (var project : identifiers) {
      spaces.add(new Space(project, "Project " + project));
    }
    projects.put(identifier, spaces);
    return this;
  }

  public FakeHarness withoutRepositories(String path) {
    empty.add(path);
    return this;
  }

  /** Addresses that were looked at. */
  public List<String> typed() {
    return typed;
  }

  @Override
  public Inspection inspect(String address, String token) {
    typed.add(address);
    return inspection;
  }

  @Override
  public Inspection check(HarnessAccess access) {
    return inspection instanceof Found found && !access.account().isEmpty()
        ? found.rootSpaces().stream()
            .filter(space -> space.path().equals(access.account()))
            .findFirst()
            .<Inspection>map(found::in)
            .orElse(new Inspection.NotAccountAdmin(access.account(), List.of("space_owner")))
        : inspection;
  }

  @Override
  public HarnessResult<Listing<Space>> organizations(HarnessAccess access, int page, String query) {
    var all = projects.keySet().stream().map(it -> new Space(it, "Organization " + it)).toList();
    return listed(all, page, query);
  }

  @Override
  public HarnessResult<Listing<Space>> projects(
      HarnessAccess access, String organization, int page, String query) {
    return listed(projects.getOrDefault(organization, List.of()), page, query);
  }

  @Override
  public HarnessResult<Listing<Repository>> repositories(HarnessAccess access, String space) {
    if (failure != null) {
      return new HarnessResult.Failed<>(failure);
    }
    var items =
        empty.contains(space)
            ? List.<Repository>of()
            : List.of(new Repository(1, space + "/web", "web", "main"));
    return new HarnessResult.Ok<>(new Listing<>(items, false, items.size()));
  }

  private HarnessResult<Listing<Space>> listed(List<Space> all, int page, String query) {
    if (failure != null) {
      return new HarnessResult.Failed<>(failure);
    }
    var matching = all.stream().filter(it -> it.identifier().contains(query)).toList();
    var items = matching.stream().skip((long) page * PAGE).limit(PAGE).toList();
    var hasMore = (page + 1) * PAGE < matching.size();
    return new HarnessResult.Ok<>(new Listing<>(items, hasMore, matching.size()));
  }
}
