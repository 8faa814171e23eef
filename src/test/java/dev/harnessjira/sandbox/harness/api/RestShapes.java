package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.Execution;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Reviewer;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Addresses;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.harness.wire.Shapes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON objects of the Code API, with the fields and order of the real ones. */
final class RestShapes {

  private final World world;
  private final Addresses addresses;
  private final CommitShapes commits;

  RestShapes(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
    this.commits = new CommitShapes(world);
  }

  CommitShapes commits() {
    return commits;
  }

  Fields space(Space space) {
    var parent = space.parent;
    return Fields.of("id", space.id)
        .and("parent_id", parent == null ? 0 : parent.id)
        .and("path", space.path())
        .and("identifier", space.identifier)
        .and("description", space.description)
        .and("created_by", space.createdBy)
        .and("created", space.created)
        .and("updated", space.updated)
        .and("is_public", false)
        .and("uid", space.identifier);
  }

  Fields repository(Repository repository) {
    var root = repository.space.root();
    return Fields.of("id", repository.id)
        .and("parent_id", repository.space.id)
        .and("identifier", repository.identifier)
        .and("path", repository.path())
        .and("description", repository.description)
        .and("root_space_id", root.id)
        .and("root_space_identifier", root.identifier)
        .and("created_by", repository.createdBy)
        .and("created", repository.created)
        .and("updated", repository.updated)
        .and("last_git_push", repository.lastGitPush)
        .and("size", 28)
        .and("size_lfs", 0)
        .and("size_updated", repository.created)
        .and("default_branch", repository.defaultBranch)
        .andAll(counts(repository))
        .and("state", repository.archived ? 4 : 0)
        .and("git_url", addresses.git(repository))
        .and("tags", repository.forkOf == null ? null : Map.of())
        .and("is_public", false)
        .and("importing", false)
        .and("import_failed", false)
        .and("archived", repository.archived)
        .and("is_favorite", false)
        .andIfPresent("upstream", upstream(repository))
        .and("uid", repository.identifier);
  }

  private Fields counts(Repository repository) {
    var fork = repository.forkOf;
    return Fields.of("fork_id", fork == null ? 0 : fork.id)
        .and("num_forks", world.repositories.stream().filter(r -> r.forkOf == repository).count())
        .and("num_pulls", repository.pullRequests.size())
        .and("num_closed_pulls", repository.pullRequestsIn(State.CLOSED))
        .and("num_open_pulls", repository.pullRequestsIn(State.OPEN))
        .and("num_merged_pulls", repository.pullRequestsIn(State.MERGED));
  }

  private static @Nullable Fields upstream(Repository repository) {
    var fork = repository.forkOf;
    return fork == null ? null : core(fork);
  }

  /** The short form of a repository in the space's list of pull requests. */
  static Fields core(Repository repository) {
    var fork = repository.forkOf;
    return Fields.of("id", repository.id)
        .and("parent_id", repository.space.id)
        .and("identifier", repository.deleted ? "<deleted-repo>" : repository.identifier)
        .and("path", repository.path())
        .and("default_branch", repository.defaultBranch)
        .and("fork_id", fork == null ? 0 : fork.id);
  }

  Fields pullRequest(PullRequest pull, boolean withDescription) {
    var merge = pull.merge;
    return Fields.of("number", pull.number)
        .and("root_space_id", pull.target.space.root().id)
        .and("root_space_identifier", pull.target.space.root().identifier)
        .and("created", pull.created)
        .and("updated", pull.updated)
        .and("edited", pull.updated)
        .andIfPresent("closed", pull.closed)
        .and("state", pull.state.wire())
        .and("substate", pull.autoMergeBy == null ? "" : "auto_merge")
        .and("is_draft", pull.draft)
        .and("title", pull.title)
        .and("description", withDescription ? pull.description : "")
        .and("source_repo_id", pull.source.id)
        .and("source_branch", pull.sourceBranch)
        .and("source_sha", pull.sourceSha)
        .and("target_repo_id", pull.target.id)
        .and("target_branch", pull.targetBranch)
        .and("merged", merge == null ? null : merge.at())
        .and("merge_method", merge == null ? null : merge.method().wire())
        .and("merge_violations_bypassed", merge == null ? null : false)
        .andAll(mergeability(pull))
        .and("author", Shapes.principal(world, pull.author))
        .and("merger", merge == null ? null : merger(merge.merger()))
        .and("stats", stats(pull))
        .andIfPresent("source_repo", pull.source == pull.target ? null : core(pull.source));
  }

  private @Nullable Fields merger(Principal principal) {
    return world.knows(principal) ? Shapes.principal(principal) : null;
  }

  private Fields mergeability(PullRequest pull) {
    var merge = pull.merge;
    var status = pull.state == State.CLOSED ? "unchecked" : "mergeable";
    return Fields.of("merge_target_sha", merge == null ? target(pull) : merge.targetShaBefore())
        .and("merge_base_sha", pull.mergeBaseSha)
        .and("merge_check_status", status)
        .and("rebase_check_status", status);
  }

  private static @Nullable String target(PullRequest pull) {
    return pull.state == State.OPEN ? pull.target.branches.get(pull.targetBranch) : null;
  }

  Fields stats(PullRequest pull) {
    var list = world.history.between(pull.mergeBaseSha, pull.sourceSha);
    var comments = pull.activities.stream().filter(RestShapes::isConversation).toList();
    var unresolved = comments.stream().filter(comment -> comment.resolved == null).count();
    return commits
        .totals(list)
        .andIfPresent("conversations", comments.isEmpty() ? null : comments.size())
        .andIfPresent("unresolved_count", unresolved == 0 ? null : unresolved);
  }

  private static boolean isConversation(Activity activity) {
    return activity.type.endsWith("comment") && activity.parent == null && activity.deleted == null;
  }

  Fields reviewer(Reviewer reviewer) {
    return Fields.of("created", reviewer.created)
        .and("updated", reviewer.updated)
        .and("type", reviewer.type)
        .and("latest_review_id", reviewer.latestReview)
        .and("review_decision", reviewer.decision)
        .and("sha", reviewer.sha)
        .and("reviewer", Shapes.principal(world, reviewer.principal))
        .and("added_by", Shapes.principal(world, reviewer.addedBy));
  }

  Fields activity(PullRequest pull, Activity activity) {
    var parent = activity.parent;
    var order = pull.activities.indexOf(parent == null ? activity : parent);
    return Fields.of("id", activity.id)
        .and("created", activity.created)
        .and("updated", activity.edited)
        .and("edited", activity.edited)
        .and("deleted", activity.deleted)
        .and("parent_id", parent == null ? null : parent.id)
        .and("repo_id", pull.target.id)
        .and("pullreq_id", pull.id)
        .and("order", order)
        .and("sub_order", parent == null ? 0 : 1)
        .and("type", activity.type)
        .and("kind", activity.kind)
        .and("text", activity.text)
        .and("payload", activity.payload)
        .and("resolved", activity.resolved)
        .and("author", Shapes.principal(activity.author))
        .and("resolver", resolver(activity.resolver));
  }

  private static @Nullable Fields resolver(@Nullable Principal resolver) {
    return resolver == null ? null : Shapes.principal(resolver);
  }

  Fields webhook(Webhook webhook) {
    return Fields.of("id", webhook.id)
        .and("version", webhook.version)
        .and("parent_id", webhook.parent.id())
        .and("parent_type", webhook.parent.type())
        .and("created_by", webhook.createdBy)
        .and("created", webhook.created)
        .and("updated", webhook.updated)
        .and("scope", webhook.parent.scope())
        .and("identifier", webhook.identifier)
        .and("display_name", webhook.displayName)
        .and("description", webhook.description)
        .and("url", webhook.url)
        .and("enabled", webhook.enabled)
        .and("insecure", webhook.insecure)
        .and("triggers", webhook.triggers)
        .andIfPresent("latest_execution_result", webhook.latestResult)
        .andIfPresent("extra_headers", extraHeaders(webhook))
        .and("has_secret", !webhook.secret.isEmpty())
        .and("uid", webhook.identifier);
  }

  private static @Nullable Object extraHeaders(Webhook webhook) {
    return webhook.extraHeaders.isEmpty()
        ? null
        : webhook.extraHeaders.stream().map(RestShapes::extraHeader).toList();
  }

  private static Fields extraHeader(Webhook.ExtraHeader header) {
    return Fields.of("key", header.key())
        .and("value", header.value())
        .and("masked", header.masked());
  }

  Fields execution(Webhook webhook, Execution execution) {
    var error = execution.outcome().error();
    return Fields.of("id", execution.id())
        .andIfPresent("retrigger_of", execution.retriggerOf())
        .and("retriggerable", true)
        .and("created", execution.created())
        .and("webhook_id", webhook.id)
        .and("trigger_type", execution.trigger())
        .and("result", execution.result())
        .and("duration", execution.duration())
        .andIfPresent("error", error.isEmpty() ? null : error)
        .and("request", request(execution.request()))
        .and("response", response(execution.outcome()));
  }

  private static Fields request(Execution.Request request) {
    return Fields.of("url", request.url())
        .and("headers", request.headers())
        .and("body", request.body());
  }

  private static Fields response(Execution.Outcome outcome) {
    return Fields.of("status_code", outcome.statusCode())
        .and("status", outcome.status())
        .and("headers", outcome.headers())
        .and("body", outcome.body());
  }
}
