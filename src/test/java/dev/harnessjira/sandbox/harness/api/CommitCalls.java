package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.actions.Branches;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.api.Routes.On;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.FileChange.Status;
import dev.harnessjira.sandbox.harness.model.History;
import dev.harnessjira.sandbox.harness.model.Identity;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Listing, reading and making commits. */
final class CommitCalls {

  private final History history;
  private final Branches branches;
  private final CommitShapes shapes;

  CommitCalls(History history, Branches branches, CommitShapes shapes) {
    this.history = history;
    this.branches = branches;
    this.shapes = shapes;
  }

  void addTo(Routes<Repository> routes) {
    routes
        .on("GET", "commits", this::list)
        .on("POST", "commits", this::create)
        .on("GET", "commits/*", this::get);
  }

  private Reply list(On<Repository> on) {
    var call = on.call();
    var commits = selected(on).stream().filter(commit -> isWanted(call, commit)).toList();
    var page = Answers.slice(call, commits);
    var withStats = call.flag("include_stats");
    var body =
        Fields.of(
                "commits",
                page.stream()
                    .map(c -> withStats ? shapes.commitWithStats(c) : shapes.commit(c))
                    .toList())
            .and("rename_details", List.of())
            .andIfPresent("total_commits", call.first("after").isPresent() ? commits.size() : null);
    return Answers.withNextPage(call, Answers.ok(body), page.size());
  }

  /** An unknown reference gives an empty list, not an error. */
  private List<Commit> selected(On<Repository> on) {
    var head = on.call().first("git_ref").orElse(on.at().defaultBranch);
    var after = on.call().first("after").flatMap(ref -> resolve(on.at(), ref)).orElse("");
    return resolve(on.at(), head).map(sha -> history.between(after, sha)).orElse(List.of());
  }

  private Optional<String> resolve(Repository repository, String reference) {
    var name = reference.replaceFirst("^refs/heads/", "");
    var sha = repository.branches.getOrDefault(name, reference);
    return Optional.of(sha).filter(repository.objects::contains);
  }

  /** {@code since} and {@code until} are the only times of the API in seconds. */
  private static boolean isWanted(Call call, Commit commit) {
    var when = commit.committer().when().toEpochSecond();
    return when >= call.number("since", 0)
        && when <= call.number("until", Long.MAX_VALUE)
        && isBy(call.lowerText("author"), commit.author().identity())
        && isBy(call.lowerText("committer"), commit.committer().identity())
        && touches(call.text("path"), commit);
  }

  private static boolean isBy(String query, Identity identity) {
    return (identity.name() + " " + identity.email()).toLowerCase(Locale.ROOT).contains(query);
  }

  private static boolean touches(String path, Commit commit) {
    return commit.changes().stream().anyMatch(change -> change.path().startsWith(path))
        || path.isEmpty();
  }

  private Reply get(On<Repository> on) {
    return resolve(on.at(), on.open(0))
        .map(history::commit)
        .map(commit -> Answers.ok(shapes.commit(commit)))
        .orElseGet(() -> Answers.error(404, "revision not found: " + on.open(0)));
  }

  private Reply create(On<Repository> on) {
    var body = on.call().json();
    var draft = draft(body);
    var sha = commit(on, body, draft);
    return Answers.ok(Fields.of("commit_id", sha));
  }

  private String commit(On<Repository> on, JsonNode body, CommitDraft draft) {
    var actor = on.call().actor();
    var branch = body.path("branch").asString(on.at().defaultBranch);
    var newBranch = body.path("new_branch").asString("");
    return newBranch.isEmpty()
        ? branches.push(on.at(), branch, actor, draft)
        : branches.create(on.at(), newBranch, branches.headOf(on.at(), branch), actor, draft);
  }

  private static CommitDraft draft(JsonNode body) {
    var title = body.path("title").asString("");
    var message = body.path("message").asString("");
    List<FileChange> changes = new ArrayList<>();
    body.path("actions").forEach(action -> changes.add(change(action)));
    Refused.unless(!changes.isEmpty(), 400, "no actions");
    return new CommitDraft(
        (message.isEmpty() ? title : title + "\n\n" + message) + "\n", changes, null);
  }

  private static FileChange change(JsonNode action) {
    var lines = action.path("payload").asString("").lines().count();
    return new FileChange(
        action.path("path").asString(""), status(action.path("action").asString("")), lines, 0);
  }

  private static Status status(String action) {
    return switch (action) {
      case "CREATE" -> Status.ADDED;
      case "DELETE" -> Status.DELETED;
      default -> Status.MODIFIED;
    };
  }
}
