package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.pages.Html;
import java.util.List;

/** The form that opens a pull request, from a new branch or from one that is there. */
final class OpeningPages {

  private final RepositoryPages repositories;

  OpeningPages(RepositoryPages repositories) {
    this.repositories = repositories;
  }

  Html fromNewBranch(Visit visit) {
    return visit.asked("branch").isEmpty()
        ? form(visit, visit.repository().defaultBranch, fresh())
        : form(visit, visit.repository().defaultBranch, existing(visit.asked("branch")));
  }

  /** {@code compare/target...source}, where the Development panel's link leads. */
  Html compared(Visit visit) {
    var range = visit.place().detail().replaceFirst("^compare/", "").split("\\.\\.\\.", 2);
    return range.length < 2 ? fromNewBranch(visit) : form(visit, range[0], existing(range[1]));
  }

  private Html form(Visit visit, String target, Html source) {
    var title =
        visit.asked("title").isEmpty() ? "DEMO-2 Remember the address" : visit.asked("title");
    return Html.of(
        """
        {}<form class="card" method="post" action="{}/pulls"><h2>New pull request</h2>
        <label>Title <input type="text" name="title" required value="{}"></label>
        <label>Description <textarea name="description">The shop remembers where to deliver.</textarea></label>
        {}<label>Into <select name="target">{}</select></label>
        <label class="check"><input type="checkbox" name="draft"> Draft</label>
        <p class="row">{}</p>
        <p class="small">You are {}. An issue key in the title or the description makes it appear in Jira.</p></form>
        """,
        repositories.heading(visit, "pulls"),
        repositories.base(visit),
        title,
        source,
        targets(visit.repository(), target),
        Parts.button("open", "Open pull request", "primary"),
        visit.actor().displayName());
  }

  private static Html targets(Repository repository, String chosen) {
    return Html.each(
        List.copyOf(repository.branches.keySet()),
        name ->
            Html.of(
                "<option value=\"{}\"{}>{}</option>",
                name,
                new Html(name.equals(chosen) ? " selected" : ""),
                name));
  }

  private static Html fresh() {
    return new Html(
        """
        <fieldset><legend>New branch with a commit</legend>
        <label>Branch <input type="text" name="branch" required value="remember-address"></label>
        <label>Commit message <input type="text" name="message" required value="Store the address"></label>
        </fieldset>
        """);
  }

  private static Html existing(String branch) {
    return Html.of(
        "<label>From <input type=\"text\" name=\"branch\" required value=\"{}\"></label>", branch);
  }
}
