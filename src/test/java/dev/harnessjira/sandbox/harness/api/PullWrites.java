package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.api.Routes.On;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.http.Reply;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Opening, changing, reviewing and merging pull requests over HTTP. */
final class PullWrites {

  private final World world;
  private final Acts acts;
  private final RestShapes shapes;

  PullWrites(World world, Acts acts, RestShapes shapes) {
    this.world = world;
    this.acts = acts;
    this.shapes = shapes;
  }

  void addTo(Routes<Repository> routes) {
    routes
        .on("POST", "pullreq", this::open)
        .on("PATCH", "pullreq/*", this::edit)
        .on("POST", "pullreq/*/state", this::state)
        .on("POST", "pullreq/*/merge", this::merge)
        .on("POST", "pullreq/*/reviews", this::review)
        .on("PUT", "pullreq/*/reviewers", this::addReviewer)
        .on("DELETE", "pullreq/*/reviewers/*", this::removeReviewer)
        .on("PUT", "pullreq/*/target-branch", this::retarget)
        .on("POST", "pullreq/*/comments", this::comment);
  }

  private Reply open(On<Repository> on) {
    var body = on.call().json();
    var opening =
        new Opening(
            on.at(),
            body.path("target_branch").asString(on.at().defaultBranch),
            source(on, body),
            text(body, "source_branch"),
            text(body, "title"),
            text(body, "description"),
            body.path("is_draft").asBoolean(false));
    var pull = acts.pulls().open(opening, on.call().actor());
    body.path("reviewer_ids").forEach(id -> request(pull, id.asLong(), on.call().actor()));
    return Answers.json(201, shapes.pullRequest(pull, true));
  }

  private Repository source(On<Repository> on, JsonNode body) {
    var reference = text(body, "source_repo_ref");
    return reference.isEmpty()
        ? on.at()
        : world
            .repository(reference)
            .orElseThrow(() -> new Refused(400, "Source repository not found"));
  }

  /** Both texts are overwritten: a title without a description clears the description. */
  private Reply edit(On<Repository> on) {
    var body = on.call().json();
    var pull = PullReads.pull(on);
    acts.pulls().edit(pull, text(body, "title"), text(body, "description"), on.call().actor());
    return shown(pull);
  }

  private Reply state(On<Repository> on) {
    var body = on.call().json();
    var pull = PullReads.pull(on);
    var actor = on.call().actor();
    var wanted = text(body, "state");
    var draft = body.path("is_draft").asBoolean(false);
    Refused.unless(pull.state != State.MERGED, 400, "Pull request already merged.");
    if (wanted.equals("closed") && pull.state == State.OPEN) {
      acts.pulls().close(pull, actor);
    } else if (wanted.equals("open") && pull.state == State.CLOSED) {
      pull.draft = draft;
      acts.pulls().reopen(pull, actor);
    } else {
      acts.pulls().draft(pull, draft, actor);
    }
    return shown(pull);
  }

  private Reply merge(On<Repository> on) {
    var body = on.call().json();
    var pull = PullReads.pull(on);
    if (body.path("dry_run").asBoolean(false)) {
      return Answers.ok(Fields.of("dry_run", true).and("allowed_methods", methods()));
    }
    Refused.unless(
        text(body, "source_sha").equals(pull.sourceSha) || pull.state == State.MERGED,
        400,
        "A newer commit is available. Only the latest commit can be merged.");
    var delete = body.path("delete_source_branch").asBoolean(false);
    var sha = acts.merging().merge(pull, method(text(body, "method")), delete, on.call().actor());
    return Answers.ok(Fields.of("sha", sha).andIfPresent("branch_deleted", delete ? true : null));
  }

  private static List<String> methods() {
    return Arrays.stream(Method.values()).map(Method::wire).toList();
  }

  private static Method method(String wire) {
    return Arrays.stream(Method.values())
        .filter(method -> method.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new Refused(400, "Unsupported merge method: " + wire));
  }

  private Reply review(On<Repository> on) {
    var body = on.call().json();
    var pull = PullReads.pull(on);
    acts.reviews().submit(pull, text(body, "decision"), on.call().actor());
    return Answers.ok(null);
  }

  private Reply addReviewer(On<Repository> on) {
    var id = on.call().json().path("reviewer_id").asLong(0);
    var pull = PullReads.pull(on);
    return Answers.ok(
        shapes.reviewer(acts.reviews().request(pull, principal(id), on.call().actor())));
  }

  private void request(PullRequest pull, long reviewer, Principal actor) {
    acts.reviews().request(pull, principal(reviewer), actor);
  }

  private Reply removeReviewer(On<Repository> on) {
    var reviewer = principal(Long.parseLong(on.open(1)));
    acts.reviews().remove(PullReads.pull(on), reviewer, on.call().actor());
    return Reply.empty(204);
  }

  private Reply retarget(On<Repository> on) {
    var branch = text(on.call().json(), "branch_name");
    return shown(acts.pulls().retarget(PullReads.pull(on), branch, on.call().actor()));
  }

  private Reply comment(On<Repository> on) {
    var pull = PullReads.pull(on);
    var text = text(on.call().json(), "text");
    var comment = acts.reviews().comment(pull, text, on.call().actor());
    return Answers.json(201, shapes.activity(pull, comment));
  }

  private Reply shown(PullRequest pull) {
    return Answers.ok(shapes.pullRequest(pull, true));
  }

  private Principal principal(long id) {
    return world.principal(id).orElseThrow(() -> new Refused(404, "Principal not found"));
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asString("");
  }
}
