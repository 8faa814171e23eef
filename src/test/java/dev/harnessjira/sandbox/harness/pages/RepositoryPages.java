package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.pages.Html;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A repository: its pull requests, branches and commits. */
final class RepositoryPages {

  private static final int MOST_COMMITS = 30;

  private final World world;
  private final Parts parts;

  RepositoryPages(World world, Parts parts) {
    this.world = world;
    this.parts = parts;
  }

  Html heading(Visit visit, String tab) {
    return Html.of(
        "{}<h1>{}</h1>{}",
        parts.crumbs(visit.place()),
        visit.repository().identifier,
        parts.tabs(base(visit), tab, List.of("pulls", "branches", "commits", "webhooks")));
  }

  Html pulls(Visit visit) {
    var pulls = List.copyOf(visit.repository().pullRequests.values()).reversed();
    return Html.of(
        "{}<p class=\"row\"><a class=\"button primary\" href=\"{}/pulls/new\">New pull request</a></p>{}",
        heading(visit, "pulls"),
        base(visit),
        list(pulls));
  }

  private Html list(List<PullRequest> pulls) {
    return pulls.isEmpty()
        ? new Html("<p class=\"empty\">No pull request yet.</p>")
        : Html.of("<ul class=\"list\">{}</ul>", Html.each(pulls, parts::pullLine));
  }

  Html branches(Visit visit) {
    var repository = visit.repository();
    return Html.of(
        """
        {}<ul class="list">{}</ul>
        <form class="card" method="post" action="{}/branches"><h2>New branch</h2>
        <label>Name <input type="text" name="branch" required value="DEMO-3-search"></label>
        <label>Commit message (empty for none) <input type="text" name="message" value="DEMO-3 Search by number"></label>
        <p class="row">{}</p></form>
        """,
        heading(visit, "branches"),
        Html.each(List.copyOf(repository.branches.entrySet()), entry -> line(visit, entry)),
        base(visit),
        Parts.button("create-branch", "Create branch", "primary"));
  }

  private Html line(Visit visit, Map.Entry<String, String> branch) {
    var name = branch.getKey();
    var isDefault = name.equals(visit.repository().defaultBranch);
    return Html.of(
        "<li class=\"line\"><span><a href=\"{}\">{}</a> {}</span><code>{}</code></li>",
        Parts.branchPath(base(visit), name),
        name,
        Html.when(isDefault, Parts.lozenge("", "Default")),
        branch.getValue().substring(0, 8));
  }

  Html branch(Visit visit) {
    var repository = visit.repository();
    var name = visit.place().detail().isEmpty() ? repository.defaultBranch : visit.place().detail();
    @Nullable String head = repository.branches.get(name);
    if (head == null) {
      throw new Refused(404, "Branch '" + name + "' does not exist any more");
    }
    return Html.of(
        "{}<h2>{}</h2>{}{}",
        heading(visit, "branches"),
        name,
        deeds(visit, name),
        commits(visit, world.history.log(head)));
  }

  private Html deeds(Visit visit, String name) {
    var isDefault = name.equals(visit.repository().defaultBranch);
    return Html.of(
        """
        <form class="card" method="post" action="{}/branches"><h3>Push a commit</h3>
        <input type="hidden" name="branch" value="{}">
        <label>Message <input type="text" name="message" value="DEMO-4 Another change"></label>
        <p class="row">{}{}{}</p></form>
        """,
        base(visit),
        name,
        Parts.button("push", "Push", "primary"),
        Html.when(!isDefault, Parts.button("force-push", "Replace all by this commit")),
        Html.when(
            !isDefault,
            Html.of(
                "<a class=\"button\" href=\"{}/pulls/new?branch={}\">Open a pull request</a>{}",
                base(visit),
                name,
                Parts.button("delete-branch", "Delete branch", "danger"))));
  }

  Html log(Visit visit) {
    var repository = visit.repository();
    var head = repository.branches.getOrDefault(repository.defaultBranch, World.NO_COMMIT);
    return heading(visit, "commits").and(commits(visit, world.history.log(head)));
  }

  Html commits(Visit visit, List<Commit> commits) {
    return Html.of(
        "<ul class=\"list\">{}</ul>",
        Html.each(
            commits.stream().limit(MOST_COMMITS).toList(),
            commit ->
                Html.of(
                    "<li class=\"line\"><span><a href=\"{}/commit/{}\"><code>{}</code></a> {}</span><small>{}</small></li>",
                    base(visit),
                    commit.sha(),
                    commit.sha().substring(0, 8),
                    commit.title(),
                    commit.author().identity().name())));
  }

  Html commit(Visit visit) {
    var sha = visit.place().detail();
    var commit =
        world
            .history
            .find(sha)
            .filter(found -> visit.repository().objects.contains(found.sha()))
            .orElseThrow(() -> new Refused(404, "There is no commit " + sha));
    return Html.of(
        """
        {}<h2>{}</h2><dl><dt>Commit</dt><dd><code>{}</code></dd><dt>Author</dt><dd>{} &lt;{}&gt;</dd>
        <dt>When</dt><dd>{}</dd></dl><pre>{}</pre><ul class="list">{}</ul>
        """,
        heading(visit, "commits"),
        commit.title(),
        commit.sha(),
        commit.author().identity().name(),
        commit.author().identity().email(),
        commit.author().when(),
        commit.message(),
        Html.each(
            commit.changes(),
            change ->
                Html.of(
                    "<li class=\"line\"><code>{}</code><small>{}</small></li>",
                    change.path(),
                    change.status().name().toLowerCase(java.util.Locale.ROOT))));
  }

  String base(Visit visit) {
    return base(visit.repository());
  }

  private String base(Repository repository) {
    return parts.addresses().pathOf(repository);
  }
}
