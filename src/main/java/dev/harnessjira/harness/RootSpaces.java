package dev.harnessjira.harness;

import static dev.harnessjira.harness.HarnessCalls.reference;

import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.Level;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.harness.Inspection.RootSpace;
import dev.harnessjira.harness.Inspection.Scopes;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.harness.Probe.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Root spaces of a Harness Open Source server that the owner of a token has an admin's rights in. A
 * server tells nobody all of its root spaces, so an admin of it sees those he or she is a member
 * of, and the one that the address names.
 */
@Component
class RootSpaces {

  private static final int MOST = 50;
  private static final Scopes WITHOUT_NESTING =
      new Scopes(
          List.of(Level.ACCOUNT),
          "This root space has no spaces in it that could stand for organizations and projects. A"
              + " Harness Open Source server lets them be made only when"
              + " GITNESS_NESTED_SPACES_ENABLED is true.");

  private final Probe probe;

  RootSpaces(Probe probe) {
    this.probe = probe;
  }

  /** What was found. */
  sealed interface Found {

    record Owned(List<RootSpace> spaces) implements Found {}

    record Stopped(Problem problem) implements Found {}
  }

  Found ofUser(HarnessAccess access, boolean admin) {
    return switch (probe.get(access, "/api/v1/user/memberships?page=1&limit=100")) {
      case Reply.Stopped(var problem) -> new Found.Stopped(problem);
      case Reply.Answer answer when answer.status() == 401 ->
          new Found.Stopped(new TokenRefused(answer.detail()));
      case Reply.Answer answer when !answer.ok() || !answer.json().isArray() ->
          new Found.Stopped(new CannotVerify(answer.detail()));
      case Reply.Answer answer -> {
        var paths = owned(answer.json(), admin);
        yield admin && isElsewhere(access, paths)
            ? withNamed(access, paths, probe.get(access, space(access.account())))
            : described(access, paths);
      }
    };
  }

  /** Changes nothing, but only who may edit the space gets a 200. */
  Found ofServiceAccount(HarnessAccess access) {
    return access.account().isEmpty()
        ? new Found.Owned(List.of())
        : withNamed(access, List.of(), probe.patch(access, space(access.account()), Map.of()));
  }

  private static List<String> owned(JsonNode memberships, boolean admin) {
    List<String> paths = new ArrayList<>();
    for (var membership : memberships) {
      var path = membership.path("space").path("path").asString("");
      var owner = membership.path("role").asString("").equals("space_owner");
      if ((admin || owner) && !path.isEmpty() && !path.contains("/") && paths.size() < MOST) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static boolean isElsewhere(HarnessAccess access, List<String> paths) {
    var wanted = access.account();
    return !wanted.isEmpty() && paths.stream().noneMatch(wanted::equalsIgnoreCase);
  }

  private Found withNamed(HarnessAccess access, List<String> paths, Reply named) {
    return switch (named) {
      case Reply.Stopped(var problem) -> new Found.Stopped(problem);
      case Reply.Answer answer when answer.ok() -> {
        List<String> all = new ArrayList<>(paths);
        all.add(answer.json().path("path").asString(access.account()));
        yield described(access, all);
      }
      case Reply.Answer answer -> described(access, paths);
    };
  }

  private Found described(HarnessAccess access, List<String> paths) {
    List<RootSpace> spaces = new ArrayList<>();
    for (var path : paths) {
      switch (probe.get(access, space(path) + "/spaces?page=1&limit=1")) {
        case Reply.Stopped(var problem) -> {
          return new Found.Stopped(problem);
        }
        case Reply.Answer answer ->
            spaces.add(describe(path, answer.ok() && !answer.json().isEmpty()));
      }
    }
    return new Found.Owned(List.copyOf(spaces));
  }

  private static RootSpace describe(String path, boolean nesting) {
    return new RootSpace(path, path, nesting, nesting ? Scopes.ALL : WITHOUT_NESTING);
  }

  private static String space(String path) {
    return "/api/v1/spaces/" + reference(path);
  }
}
