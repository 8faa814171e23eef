package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Validity;
import dev.harnessjira.sandbox.harness.access.Persons;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The platform's own API: tokens, users, accounts, permissions, organizations, projects. */
final class PlatformApi {

  private static final long DAY = 86_400_000;

  private final World world;
  private final Persons persons;

  PlatformApi(World world, Persons persons) {
    this.world = world;
    this.persons = persons;
  }

  /**
   * Tells of any token of the account what it is; of an expired one, that it is no longer valid.
   */
  Reply validate(Request request) {
    var account = request.query("accountIdentifier");
    return persons
        .byToken(request.text().trim())
        .filter(person -> person.validity() != Validity.REVOKED)
        .filter(person -> person.account().identifier.equals(account))
        .map(person -> success(token(person)))
        .orElseGet(PlatformErrors::invalidToken);
  }

  private Fields token(Person person) {
    var expired = person.validity() == Validity.EXPIRED;
    var parts = person.token().split("\\.");
    return Fields.of("identifier", parts[2])
        .and("name", person.role())
        .and("validFrom", person.principal().created())
        .and("validTo", expired ? world.now() - DAY : person.expires())
        .and("scheduledExpireTime", null)
        .and("valid", !expired)
        .and("accountIdentifier", person.account().identifier)
        .and("orgIdentifier", null)
        .and("projectIdentifier", null)
        .and("apiKeyIdentifier", parts[2] + "_key")
        .and("parentIdentifier", person.principal().uid())
        .and("apiKeyType", person.isServiceAccount() ? "SERVICE_ACCOUNT" : "USER")
        .and("description", "")
        .and("tags", new Fields())
        .and("email", person.principal().email())
        .and("username", person.principal().displayName())
        .and("encodedPassword", null);
  }

  Reply currentUser(Call call) {
    var person = call.caller();
    return person.isServiceAccount()
        ? PlatformErrors.badRequest("The principal is not a user.")
        : success(
            user(person)
                .and("defaultAccountId", person.account().identifier)
                .and("accounts", List.of(accountOf(person.account())))
                .and("admin", person.isAdmin()));
  }

  private static Fields user(Person person) {
    return Fields.of("uuid", person.principal().uid())
        .and("name", person.principal().displayName())
        .and("email", person.principal().email());
  }

  private static Fields accountOf(Space account) {
    return Fields.of("uuid", account.identifier)
        .and("accountName", account.name)
        .and("companyName", account.name);
  }

  Reply account(Call call, String identifier) {
    var account = call.caller().account();
    if (!identifier.equals(account.identifier) || !call.caller().mayView(account)) {
      return PlatformErrors.accessDenied();
    }
    return success(
        Fields.of("identifier", identifier)
            .and("name", account.name)
            .and("companyName", account.name)
            .and("cluster", "prod-sandbox")
            .and("nextGenEnabled", true)
            .and("subdomainURL", null));
  }

  Reply permissions(Call call) {
    var checks = call.json().path("permissions").valueStream().map(c -> check(call, c)).toList();
    var principal =
        Fields.of("principalIdentifier", call.actor().uid())
            .and("principalType", call.caller().isServiceAccount() ? "SERVICE_ACCOUNT" : "USER");
    return success(Fields.of("principal", principal).and("accessControlList", checks));
  }

  private static Fields check(Call call, JsonNode check) {
    var scope = check.path("resourceScope");
    var permission = check.path("permission").asString("");
    return Fields.of("permission", permission)
        .and("resourceScope", scope(scope))
        .and("resourceType", check.path("resourceType").asString(""))
        .and("resourceIdentifier", null)
        .and(
            "permitted",
            scope.path("accountIdentifier").asString("").equals(call.caller().account().identifier)
                && isPermitted(call.caller(), permission));
  }

  private static Fields scope(JsonNode scope) {
    return Fields.of("accountIdentifier", scope.path("accountIdentifier").asString(""))
        .and("orgIdentifier", scope.path("orgIdentifier").asStringOpt().orElse(null))
        .and("projectIdentifier", scope.path("projectIdentifier").asStringOpt().orElse(null));
  }

  /** A permission of a name that the server does not know is never granted. */
  private static boolean isPermitted(Person person, String permission) {
    var known = permission.startsWith("core_") || permission.startsWith("code_");
    return switch (person.rights()) {
      case ADMIN -> known;
      case DEVELOPER -> known && permission.endsWith("_view");
      case NONE -> false;
    };
  }

  /** The roles of a user or a service account; only who administers users may ask. */
  Reply aggregate(Call call, String uid, String member) {
    if (!call.caller().isAdmin()) {
      return PlatformErrors.accessDenied();
    }
    return persons.all().stream()
        .filter(person -> person.principal().uid().equals(uid))
        .filter(person -> person.account() == call.caller().account())
        .findFirst()
        .map(person ->
            success(Fields.of(member, user(person)).and("roleAssignmentMetadata", roles(person))))
        .orElseGet(() -> PlatformErrors.notFound("Principal " + uid));
  }

  private static List<Fields> roles(Person person) {
    var admin = person.isAdmin();
    return List.of(
        Fields.of("identifier", "role_assignment_" + person.principal().id())
            .and("roleIdentifier", admin ? "_account_admin" : "_account_viewer")
            .and("roleName", admin ? "Account Admin" : "Account Viewer")
            .and("resourceGroupIdentifier", "_all_resources_including_child_scopes")
            .and("resourceGroupName", "All Resources Including Child Scopes")
            .and("managedRole", true)
            .and("managedRoleAssignment", true));
  }

  Reply organizations(Call call) {
    return page(call, visible(call, world.children(call.caller().account())), this::organization);
  }

  Reply organization(Call call, String identifier) {
    return one(call, world.children(call.caller().account()), identifier, this::organization);
  }

  Reply project(Call call, String identifier) {
    var organization = call.text("orgIdentifier");
    var projects =
        world.children(call.caller().account()).stream()
            .filter(org -> organization.equalsIgnoreCase(org.identifier))
            .flatMap(org -> world.children(org).stream())
            .toList();
    return one(call, projects, identifier, this::project);
  }

  private static Reply one(
      Call call, List<Space> among, String identifier, Function<Space, Fields> shape) {
    if (!call.caller().mayView(call.caller().account())) {
      return PlatformErrors.accessDenied();
    }
    return among.stream()
        .filter(space -> space.identifier.equalsIgnoreCase(identifier))
        .findFirst()
        .map(space -> success(shape.apply(space)))
        .orElseGet(() -> PlatformErrors.notFound(identifier));
  }

  private Fields organization(Space space) {
    return item(
            "organization",
            space,
            Fields.of("identifier", space.identifier)
                .and("name", space.name)
                .and("description", space.description)
                .and("tags", new Fields()))
        .and("harnessManaged", space.identifier.equals("default"));
  }

  Reply projects(Call call) {
    var organization = call.text("orgIdentifier");
    var projects =
        world.children(call.caller().account()).stream()
            .filter(org -> organization.isEmpty() || organization.equals(org.identifier))
            .flatMap(org -> world.children(org).stream())
            .toList();
    return page(call, visible(call, projects), this::project);
  }

  private Fields project(Space space) {
    var parent = space.parent;
    return item(
        "project",
        space,
        Fields.of("orgIdentifier", parent == null ? "" : parent.identifier)
            .and("identifier", space.identifier)
            .and("name", space.name)
            .and("color", "#0063F7")
            .and("modules", List.of("CODE"))
            .and("description", space.description)
            .and("tags", new Fields()));
  }

  private static Fields item(String member, Space space, Fields shape) {
    return Fields.of(member, shape)
        .and("createdAt", space.created)
        .and("lastModifiedAt", space.updated);
  }

  private static List<Space> visible(Call call, List<Space> spaces) {
    var query = call.lowerText("searchTerm");
    return spaces.stream()
        .filter(space -> call.caller().mayView(space))
        .filter(space -> Stream.of(space.identifier, space.name).anyMatch(t -> has(t, query)))
        .toList();
  }

  private static boolean has(String text, String query) {
    return text.toLowerCase(Locale.ROOT).contains(query);
  }

  /** Pages of the platform count from 0, those of the Code API from 1. */
  private static Reply page(Call call, List<Space> all, Function<Space, Fields> shape) {
    var size = (int) Math.clamp(call.number("pageSize", 50), 1, 100);
    var index = (int) Math.max(0, call.number("pageIndex", 0));
    var content = all.stream().skip((long) index * size).limit(size).map(shape).toList();
    return success(
        Fields.of("totalPages", (all.size() + size - 1) / size)
            .and("totalItems", all.size())
            .and("pageItemCount", content.size())
            .and("pageSize", size)
            .and("content", content)
            .and("pageIndex", index)
            .and("empty", content.isEmpty())
            .and("pageToken", null));
  }

  private static Reply success(Fields body) {
    return Answers.ok(
        Fields.of("status", "SUCCESS")
            .and("data", body)
            .and("metaData", null)
            .and("correlationId", "sandbox"));
  }
}
