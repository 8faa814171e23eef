package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.pages.Html;
import java.util.Arrays;
import java.util.List;

/** A pull request with everything that can be done to it. */
final class PullRequestPages {

  private final World world;
  private final Parts parts;
  private final Visitors visitors;
  private final RepositoryPages repositories;

  PullRequestPages(World world, Parts parts, Visitors visitors, RepositoryPages repositories) {
    this.world = world;
    this.parts = parts;
    this.visitors = visitors;
    this.repositories = repositories;
  }

  Html page(Visit visit) {
    var pull = visit.pull();
    return Html.of(
        """
        {}<h1>#{} {}</h1><p>{} <span class="people">{} {}</span> wants <code>{}</code> in <code>{}</code></p>
        <div class="two"><div>{}{}{}{}</div><div>{}{}</div></div>
        """,
        parts.crumbs(visit.place()),
        pull.number,
        pull.title,
        Parts.state(pull),
        Parts.avatar(pull.author, ""),
        pull.author.displayName(),
        pull.sourceBranch,
        pull.targetBranch,
        texts(pull),
        push(pull),
        commits(visit, pull),
        timeline(pull),
        deeds(pull),
        reviews(pull));
  }

  private Html form(PullRequest pull, String title, Html inside) {
    return Html.of(
        "<form class=\"card\" method=\"post\" action=\"{}\"><h3>{}</h3>{}</form>",
        parts.pathOf(pull),
        title,
        inside);
  }

  private Html texts(PullRequest pull) {
    return form(
        pull,
        "Title and description",
        Html.of(
            """
            <label>Title <input type="text" name="title" value="{}"></label>
            <label>Description <textarea name="description">{}</textarea></label><p class="row">{}</p>
            """,
            pull.title,
            pull.description,
            Parts.button("edit", "Save")));
  }

  private Html push(PullRequest pull) {
    return Html.when(
        pull.source.branches.containsKey(pull.sourceBranch),
        form(
            pull,
            "Push a commit to " + pull.sourceBranch,
            Html.of(
                """
                <label>Message <input type="text" name="message" value="DEMO-4 Handle the empty case"></label>
                <p class="row">{}</p>
                """,
                Parts.button("push", "Push"))));
  }

  private Html commits(Visit visit, PullRequest pull) {
    var commits = world.history.between(pull.mergeBaseSha, pull.sourceSha);
    return Html.of("<h2>Commits</h2>{}", repositories.commits(visit, commits));
  }

  private Html timeline(PullRequest pull) {
    return Html.when(
        !pull.activities.isEmpty(),
        Html.of(
            "<h2>History</h2><ul class=\"list\">{}</ul>",
            Html.each(pull.activities.reversed(), PullRequestPages::activity)));
  }

  private static Html activity(Activity activity) {
    return Html.of(
        "<li class=\"line\"><span>{} {}</span><small>{}</small></li>",
        activity.author.displayName(),
        Story.of(activity),
        Parts.time(activity.created));
  }

  private Html deeds(PullRequest pull) {
    return switch (pull.state) {
      case OPEN -> form(pull, "Merge, draft, close", open(pull));
      case CLOSED ->
          form(pull, "Closed", row(Parts.button("reopen", "Reopen", "primary"), branch(pull)));
      case MERGED -> form(pull, "Merged", row(Html.NOTHING, branch(pull)));
    };
  }

  private static Html open(PullRequest pull) {
    return Html.of(
        """
        <label>Method <select name="method">{}</select></label>
        <label class="check"><input type="checkbox" name="delete-branch"> Delete the branch afterwards</label>
        <p class="row">{}{}{}</p>
        """,
        Html.each(
            Arrays.asList(Method.values()),
            method -> Html.of("<option value=\"{}\">{}</option>", method.wire(), method.wire())),
        Parts.button("merge", "Merge", "primary"),
        pull.draft
            ? Parts.button("ready", "Ready for review")
            : Parts.button("draft", "Back to draft"),
        Parts.button("close", "Close", "danger"));
  }

  private static Html row(Html first, Html second) {
    return Html.of("<p class=\"row\">{}{}</p>", first, second);
  }

  private static Html branch(PullRequest pull) {
    return pull.source.branches.containsKey(pull.sourceBranch)
        ? Parts.button("delete-branch", "Delete branch", "danger")
        : Parts.button("restore-branch", "Restore branch");
  }

  private Html reviews(PullRequest pull) {
    return form(
        pull,
        "Reviewers",
        Html.of(
            "{}{}",
            Html.each(
                List.copyOf(pull.reviewers.values()),
                reviewer ->
                    Html.of(
                        "<p class=\"people\">{} <small>{}</small></p>",
                        Parts.reviewer(reviewer),
                        reviewer.decision)),
            Html.when(pull.state != State.MERGED, reviewDeeds(pull))));
  }

  private Html reviewDeeds(PullRequest pull) {
    return Html.of(
        "<label>Person <select name=\"reviewer\">{}</select></label><p class=\"row\">{}{}{}{}</p>",
        Html.each(others(pull), this::option),
        Parts.button("approve", "Approve"),
        Parts.button("refuse", "Request changes"),
        Parts.button("ask", "Ask to review"),
        Parts.button("remove", "Remove"));
  }

  private List<Person> others(PullRequest pull) {
    return visitors.reviewers().stream()
        .filter(person -> !person.principal().equals(pull.author))
        .filter(person -> person.account() == pull.target.space.root())
        .toList();
  }

  private Html option(Person person) {
    return Html.of(
        "<option value=\"{}\">{}</option>",
        visitors.all().indexOf(person),
        person.principal().displayName());
  }
}
