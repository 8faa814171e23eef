package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.actions.Branches;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.api.Routes.On;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.History;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.http.Reply;
import java.util.Comparator;
import java.util.Locale;

/** Listing, reading, making and deleting branches. */
final class BranchCalls {

  private final History history;
  private final Branches branches;
  private final CommitShapes shapes;

  BranchCalls(History history, Branches branches, CommitShapes shapes) {
    this.history = history;
    this.branches = branches;
    this.shapes = shapes;
  }

  void addTo(Routes<Repository> routes) {
    routes
        .on("GET", "branches", this::list)
        .on("POST", "branches", this::create)
        .on("GET", "branches/**", this::get)
        .on("DELETE", "branches/**", this::delete);
  }

  private Reply list(On<Repository> on) {
    var call = on.call();
    var query = call.lowerText("query");
    var names =
        on.at().branches.keySet().stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).contains(query))
            .sorted(order(on))
            .toList();
    var withCommit = call.flag("include_commit");
    return Answers.pageWithoutTotal(call, names, name -> shapes.branch(on.at(), name, withCommit));
  }

  private Comparator<String> order(On<Repository> on) {
    Comparator<String> order =
        on.call().text("sort").equals("date")
            ? Comparator.comparing(name -> head(on.at(), name).sequence())
            : Comparator.naturalOrder();
    return on.call().text("order").equals("desc") ? order.reversed() : order;
  }

  private Commit head(Repository repository, String name) {
    return history.commit(branches.headOf(repository, name));
  }

  private Reply get(On<Repository> on) {
    var name = on.open(0);
    return on.at().branches.containsKey(name)
        ? Answers.ok(shapes.branch(on.at(), name, true))
        : Answers.error(404, "branch '" + name + "' not found");
  }

  private Reply create(On<Repository> on) {
    var body = on.call().json();
    var name = body.path("name").asString("");
    Refused.unless(!name.isEmpty(), 400, "Branch name not provided");
    var from = commit(on.at(), body.path("target").asString(on.at().defaultBranch));
    branches.create(on.at(), name, from, on.call().actor());
    return Answers.json(201, shapes.branch(on.at(), name, true));
  }

  private Reply delete(On<Repository> on) {
    branches.delete(on.at(), on.open(0), on.call().actor());
    return Reply.empty(204);
  }

  /** A branch name or a sha as a commit. */
  private static String commit(Repository repository, String revision) {
    return repository.branches.getOrDefault(revision, revision);
  }
}
