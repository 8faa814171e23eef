package dev.harnessjira.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeHarness;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.fakes.TestConnections;
import dev.harnessjira.console.picking.Picker;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ScopeType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ChooseControllerTests {

  private static final String CHOOSE = "/connect/harness/choose";
  private static final String IN_DEFAULT = CHOOSE + "?organization=default";

  private final FakeHarness harness =
      new FakeHarness().organization("default", "web", "pay").organization("platform", "tools");
  private final FakeScope scope = new FakeScope();
  private final ConsolePages pages =
      ConsolePages.of(new ChooseController(new Picker(harness, scope), scope));

  @Test
  void projectsBeginWithTheirOrganization() {
    draft(ScopeType.PROJECT);

    var page = pages.get(CHOOSE);
    pages.post(CHOOSE, with(page, "chosen", "acc1/default", "go", "continue"));

    assertThat(page.select("input[type=radio]").eachAttr("value"))
        .containsExactly("acc1/default", "acc1/platform");
    assertThat(pages.location()).isEqualTo(IN_DEFAULT);
    assertThat(scope.draft().targets()).isEmpty();
  }

  @Test
  void selectionSurvivesSearchingAndAnotherOrganization() {
    draft(ScopeType.PROJECT);

    pages.post(
        CHOOSE,
        with(pages.get(IN_DEFAULT), "chosen", "acc1/default/web", "q", "p", "go", "search"));
    assertThat(pages.location()).isEqualTo(IN_DEFAULT + "&q=p");
    pages.post(
        CHOOSE,
        with(pages.get(IN_DEFAULT + "&q=p"), "chosen", "acc1/default/pay", "go", "organizations"));
    assertThat(pages.location()).isEqualTo(CHOOSE);
    pages.post(
        CHOOSE,
        with(
            pages.get(CHOOSE + "?organization=platform"),
            "chosen",
            "acc1/platform/tools",
            "go",
            "continue"));

    assertThat(pages.location()).isEqualTo("/connect/harness/review");
    assertThat(scope.draft().targets())
        .extracting(Target::path)
        .containsExactly("acc1/default/web", "acc1/default/pay", "acc1/platform/tools");
  }

  @Test
  void selectionIsCheckedAndListedWhenSeenAgain() {
    draft(ScopeType.PROJECT, new Target("acc1/default/web", "Web"));

    var page = pages.get(IN_DEFAULT);

    assertThat(page.select("input[checked]").eachAttr("value")).containsExactly("acc1/default/web");
    assertThat(page.text()).contains("1 selected", "Web (default/web)");
  }

  @Test
  void longListsHavePages() {
    draft(ScopeType.PROJECT);
    harness.organization(
        "big", IntStream.range(0, 30).mapToObj(i -> "p" + i).toArray(String[]::new));

    var first = pages.get(CHOOSE + "?organization=big");
    pages.post(CHOOSE, with(first, "go", "next", "chosen", "acc1/big/p3"));
    var second = pages.get(String.valueOf(pages.location()));

    assertThat(first.select("button[value=next]")).hasSize(1);
    assertThat(first.select("input[name=chosen]")).hasSize(25);
    assertThat(second.select("input[name=chosen]")).hasSize(5);
    assertThat(second.select("button[value=next]")).isEmpty();
    assertThat(second.text()).contains("Page 2", "1 selected");
  }

  @Test
  void nothingChosenIsAskedForAgain() {
    draft(ScopeType.PROJECT);

    var page = pages.post(CHOOSE, with(pages.get(IN_DEFAULT), "go", "continue"));

    assertThat(page.select("[role=alert]").text()).contains("Choose a project");
  }

  @Test
  void oneOrganizationIsChosen() {
    draft(ScopeType.ORGANIZATION, new Target("acc1/platform", "Platform"));

    pages.post(CHOOSE, with(pages.get(CHOOSE), "chosen", "acc1/default", "go", "continue"));

    assertThat(scope.draft().targets())
        .containsExactly(new Target("acc1/default", "Organization default"));
    assertThat(pages.location()).isEqualTo("/connect/harness/review");
  }

  @Test
  void whatThisSiteCoversCannotBeChosen() {
    scope.with(TestConnections.projects("default/web"));
    draft(ScopeType.PROJECT);

    var page = pages.get(IN_DEFAULT);

    assertThat(page.select("input[name=chosen][disabled]").eachAttr("value"))
        .containsExactly("acc1/default/web");
    assertThat(page.text()).contains("Connected to this Jira site already");
  }

  @Test
  void organizationWithAConnectedProjectCannotBeChosenAsAWhole() {
    scope.with(TestConnections.projects("default/web"));
    draft(ScopeType.ORGANIZATION);

    assertThat(pages.get(CHOOSE).select("input[disabled]").eachAttr("value"))
        .containsExactly("acc1/default");
  }

  @Test
  void listThatCannotBeReadSaysWhy() {
    harness.failing(new HarnessFailure.Unavailable("502"));
    draft(ScopeType.PROJECT);

    var page = pages.get(IN_DEFAULT);

    assertThat(page.select("[role=alert]").text())
        .contains("couldn’t list the projects of default", "502");
  }

  @Test
  void searchWithoutResultSaysSo() {
    draft(ScopeType.PROJECT);

    assertThat(pages.get(IN_DEFAULT + "&q=zzz").text()).contains("No projects match your search");
  }

  @Test
  void accountGoesStraightToTheReview() {
    draft(ScopeType.ACCOUNT);

    pages.get(CHOOSE);

    assertThat(pages.location()).isEqualTo("/connect/harness/review");
  }

  private void draft(ScopeType type, Target... targets) {
    var found = FoundDraft.of(FakeHarness.found(), "https://app.harness.io");
    scope.draft(found.with(type, List.of(targets)));
  }

  /** The hidden fields of the page's form, and these. */
  private static String[] with(Document page, String... fields) {
    var all = new ArrayList<String>();
    for (var hidden : page.select("main input[type=hidden]")) {
      all.add(hidden.attr("name"));
      all.add(hidden.val());
    }
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }
}
