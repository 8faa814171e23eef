package dev.harnessjira.harness;

import static dev.harnessjira.harness.HarnessCalls.encode;

import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.harness.Inspection.TokenOwner;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.harness.Probe.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds out whether a token's owner is an Account Admin. The platform has no flag for it, so the
 * rights that such a person has are asked for; they also count when a group brings them. Roles are
 * only read when the rights cannot be.
 */
@Component
class AccountRights {

  /** Right → kind of thing that it is held on. */
  private static final Map<String, String> WANTED =
      Map.of(
          "core_account_edit", "ACCOUNT",
          "core_organization_view", "ORGANIZATION",
          "core_organization_edit", "ORGANIZATION",
          "core_project_view", "PROJECT");

  private final Probe probe;

  AccountRights(Probe probe) {
    this.probe = probe;
  }

  /** What was found out. */
  sealed interface Verdict {

    /** The rights that are missing; none: an Account Admin. */
    record Held(List<String> missing) implements Verdict {}

    record Stopped(Problem problem) implements Verdict {}
  }

  Verdict ofAdmin(HarnessAccess access, TokenOwner owner) {
    var path = "/authz/api/acl?accountIdentifier=" + encode(access.account());
    return switch (probe.post(access, path, question(access))) {
      case Reply.Stopped(CannotVerify problem) -> byRole(access, owner, problem);
      case Reply.Stopped(var problem) -> new Verdict.Stopped(problem);
      case Reply.Answer answer when answer.status() == 401 ->
          new Verdict.Stopped(new TokenRefused(answer.detail()));
      case Reply.Answer answer when answer.status() == 403 -> new Verdict.Held(all());
      case Reply.Answer answer -> permitted(access, owner, answer);
    };
  }

  private static Object question(HarnessAccess access) {
    var scope = Map.of("accountIdentifier", access.account());
    var permissions =
        all().stream()
            .map(right ->
                Map.of(
                    "resourceScope",
                    scope,
                    "resourceType",
                    WANTED.getOrDefault(right, "ACCOUNT"),
                    "permission",
                    right))
            .toList();
    return Map.of("permissions", permissions);
  }

  private Verdict permitted(HarnessAccess access, TokenOwner owner, Reply.Answer answer) {
    var list = answer.json().path("data").path("accessControlList");
    if (!answer.ok() || list.isEmpty()) {
      return byRole(access, owner, new CannotVerify(answer.detail()));
    }
    List<String> missing = new ArrayList<>(all());
    for (var entry : list) {
      if (entry.path("permitted").asBoolean(false)) {
        missing.remove(entry.path("permission").asString(""));
      }
    }
    return new Verdict.Held(List.copyOf(missing));
  }

  private Verdict byRole(HarnessAccess access, TokenOwner owner, CannotVerify otherwise) {
    var kind = owner.kind() == TokenOwner.Kind.USER ? "user" : "serviceaccount";
    var path =
        "/ng/api/%s/aggregate/%s?accountIdentifier=%s"
            .formatted(kind, encode(owner.id()), encode(access.account()));
    return probe.get(access, path) instanceof Reply.Answer answer
            && answer.ok()
            && hasAdminRole(answer.json())
        ? new Verdict.Held(List.of())
        : new Verdict.Stopped(otherwise);
  }

  private static boolean hasAdminRole(JsonNode aggregate) {
    for (var role : aggregate.path("data").path("roleAssignmentMetadata")) {
      if (role.path("roleIdentifier").asString("").equals("_account_admin")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> all() {
    return WANTED.keySet().stream().sorted().toList();
  }
}
