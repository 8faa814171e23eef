package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Rights;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.harness.wire.Shapes;
import dev.harnessjira.sandbox.http.Reply;
import java.util.List;

/** What the open source server has beside the Code API: itself, its users, making spaces. */
final class OpenSourceApi {

  private final World world;
  private final RestShapes shapes;
  private final ApiSwitches switches;

  OpenSourceApi(World world, RestShapes shapes, ApiSwitches switches) {
    this.world = world;
    this.shapes = shapes;
    this.switches = switches;
  }

  Reply version() {
    return Answers.ok(Fields.of("version", "3.3.0"));
  }

  Reply config() {
    return Answers.ok(
        Fields.of("user_signup_allowed", false)
            .and("public_resource_creation_enabled", false)
            .and("ssh_enabled", false)
            .and("gitspace_enabled", false)
            .and("artifact_registry_enabled", false)
            .and("ui", Fields.of("show_plugin", false)));
  }

  Reply user(Call call) {
    var principal = call.actor();
    return Answers.ok(
        Fields.of("id", principal.id())
            .and("uid", principal.uid())
            .and("email", principal.email())
            .and("display_name", principal.displayName())
            .and("admin", call.caller().isAdmin())
            .and("blocked", false)
            .and("created", principal.created())
            .and("updated", principal.created()));
  }

  Reply memberships(Call call) {
    var person = call.caller();
    List<Person> member = person.rights() == Rights.NONE ? List.of() : List.of(person);
    return Answers.page(call, member, this::membership);
  }

  private Fields membership(Person person) {
    var account = person.account();
    return Fields.of("created", account.created)
        .and("updated", account.created)
        .and("role", person.isAdmin() ? "space_owner" : "contributor")
        .and("space", shapes.space(account))
        .and("added_by", Shapes.principal(person.principal()));
  }

  /** {@code POST /spaces}. */
  Reply createSpace(Call call) {
    try {
      return Answers.json(201, create(call));
    } catch (Refused refused) {
      return Answers.error(refused.status(), refused.reason());
    }
  }

  private Fields create(Call call) {
    var body = call.json();
    var parentRef = body.path("parent_ref").asString("");
    Refused.unless(
        switches.nestedSpaces() || parentRef.isEmpty(), 400, "Nested spaces are not supported.");
    var parent = world.space(parentRef).orElse(null);
    Refused.unless(parentRef.isEmpty() || parent != null, 404, "Resource not found");
    if (parent != null) {
      Guard.edit(call, parent);
    }
    var identifier = body.path("identifier").asString("");
    return shapes.space(world.addSpace(parent, identifier, call.actor()));
  }
}
