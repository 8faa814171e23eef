package dev.harnessjira.console.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeHarness;
import dev.harnessjira.console.fakes.FakeReports;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.fakes.TestConnections;
import dev.harnessjira.console.picking.InspectionWords;
import dev.harnessjira.console.picking.Picker;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.harness.Inspection.NameNotFound;
import dev.harnessjira.harness.Inspection.RootSpace;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.scope.ConnectScope.TakenScope;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.HarnessTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigureControllersTests {

  private final ConnectionView view = TestConnections.projects("default/web", "default/pay");
  private final String path = "/connections/" + view.id();
  private final FakeHarness harness =
      new FakeHarness().organization("default", "web", "pay", "tools").organization("other", "x");
  private final FakeScope scope = new FakeScope().with(view);
  private final ConsolePages pages = pages();

  private ConsolePages pages() {
    var requested = new RequestedConnection(scope);
    return ConsolePages.of(
        new ConfigureController(
            requested, new NewToken(harness), new InspectionWords(ConsolePages.SETTINGS), scope),
        new OptionsController(requested, scope),
        new ProjectsController(requested, scope, new Picker(harness, scope), scope),
        new RemoveProjectController(requested, scope),
        new PauseController(requested, scope),
        new DisconnectController(
            requested, new FakeReports().publishing().status(FakeReports.accepted(48)), scope));
  }

  @Test
  void pausingSaysWhoAndReturnsToWhereItWasChosen() {
    pages.post(path + "/pause", "list", "true");
    assertThat(pages.location()).isEqualTo("/connections");
    pages.post(path + "/resume");

    assertThat(pages.location()).isEqualTo(path);
    assertThat(scope.done())
        .containsExactly("pause " + view.id() + " by Ada", "resume " + view.id());
  }

  @Test
  void saysThatTheScopeTypeStaysAndWhatToDo() {
    assertThat(pages.get(path + "/configure").text())
        .contains("Project scope in Acme", "A scope type never changes", "disconnect");
  }

  @Test
  void projectsCanBeRemovedButNotTheLast() {
    var two = pages.get(path + "/configure");
    var one = TestConnections.projects("default/web");
    scope.with(one);
    var last = pages.get("/connections/" + one.id() + "/configure");

    assertThat(two.select("main a:contains(Remove)")).hasSize(2);
    assertThat(last.select("main a:contains(Remove)")).isEmpty();
    assertThat(last.text()).contains("The last project can’t be removed.");
  }

  @Test
  void removingAProjectIsConfirmed() {
    var project = view.coverages().getFirst();
    var page = pages.get(path + "/projects/" + project.id() + "/remove");

    pages.post(path + "/projects/" + project.id() + "/remove");

    assertThat(page.text()).contains("Remove Name of web", "from Jira");
    assertThat(scope.done()).containsExactly("remove " + project.id());
    assertThat(pages.location()).isEqualTo(path + "/configure");
    assertThat(pages.flag()).isEqualTo("Name of web removed");
  }

  @Test
  void lastProjectIsRefusedInWords() {
    scope.change(new Change.LastProject());

    var page = pages.post(path + "/projects/" + view.coverages().getFirst().id() + "/remove");

    assertThat(page.select("[role=alert]").text()).contains("can’t be removed", "disconnect");
  }

  @Test
  void optionsShowWhatIsChosen() {
    var options = pages.get(path + "/configure").select("#options");

    assertThat(options.select("#branchNames[checked], #commitMessages[checked]")).hasSize(2);
    assertThat(options.select("#feeding-webhooks[checked]")).hasSize(1);
    assertThat(options.select("#transitions[checked]")).isEmpty();
  }

  @Test
  void whatIsNotTickedIsOff() {
    pages.post(path + "/options", "feeding", "cursor", "branchNames", "true");

    assertThat(scope.done())
        .containsExactly("choose " + new ConnectionOptions(false, true, false, false));
    assertThat(pages.flag()).isEqualTo("Options saved");
  }

  @Test
  void optionsOfAConnectionThatEndedAreNotFound() {
    scope.change(new Change.NotFound());

    pages.post(path + "/options", "feeding", "webhooks");

    assertThat(pages.status()).isEqualTo(404);
  }

  @Test
  void tokenIsLookedAtAndReplaced() {
    pages.post(path + "/token", "token", "sat.acc1.new.secret");

    assertThat(harness.typed()).containsExactly("https://app.harness.io/acc1");
    assertThat(scope.done()).containsExactly("replace jira-connector");
    assertThat(pages.flag()).isEqualTo("Token replaced");
  }

  @Test
  void refusedTokenReplacesNothing() {
    harness.answering(new TokenRefused("401"));

    var page = pages.post(path + "/token", "token", "sat.acc1.new.secret");

    assertThat(page.select("#token-error").text()).contains("Token refused");
    assertThat(page.html()).doesNotContain("sat.acc1.new");
    assertThat(scope.done()).isEmpty();
  }

  @Test
  void unreachableServerIsTroubleOfThePage() {
    harness.answering(new NameNotFound("app.harness.io"));

    var page = pages.post(path + "/token", "token", "sat.acc1.new.secret");

    assertThat(page.select("[role=alert]").text()).contains("Name not found");
  }

  @Test
  void tokenOfAnotherAccountReplacesNothing() {
    var other = new RootSpace("acc2", "acc2", true, FakeHarness.found().scopes());
    harness.answering(FakeHarness.openSource(other).in(other));

    var page = pages.post(path + "/token", "token", "t");

    assertThat(page.select("#token-error").text()).contains("Token of another account");
    assertThat(scope.done()).isEmpty();
  }

  @Test
  void projectsOfSeveralOrganizationsAreAdded() {
    var parents = pages.get(path + "/projects");
    var inDefault =
        pages.post(path + "/projects", with(parents, "chosen", "acc1/default", "go", "continue"));
    var again =
        pages.post(
            path + "/projects",
            with(inDefault, "chosen", "acc1/default/tools", "go", "organizations"));
    var inOther =
        pages.post(path + "/projects", with(again, "chosen", "acc1/other", "go", "continue"));
    pages.post(path + "/projects", with(inOther, "chosen", "acc1/other/x", "go", "continue"));

    assertThat(again.text()).contains("1 selected");
    assertThat(inDefault.select("input[disabled]")).hasSize(2);
    assertThat(scope.done()).containsExactly("add [acc1/default/tools, acc1/other/x]");
    assertThat(pages.flag()).isEqualTo("Projects added");
  }

  @Test
  void takenProjectsAreToldAndStaySelected() {
    scope.change(new Change.Taken(List.of(new TakenScope("acc1/default/tools", false))));
    var list = pages.get(path + "/projects?organization=default");

    var page =
        pages.post(
            path + "/projects", with(list, "chosen", "acc1/default/tools", "go", "continue"));

    assertThat(page.select("[role=alert]").text()).contains("another Jira site");
    assertThat(page.select("input[name=kept]").val()).isEqualTo("acc1/default/tools");
  }

  @Test
  void lostTokenCannotListProjects() {
    scope.token(new HarnessTokens.Token.Lost("401: expired"));

    assertThat(pages.get(path + "/projects").select("[role=alert]").text())
        .contains("replace the token first", "401: expired");
  }

  @Test
  void onlyProjectScopesGainProjects() {
    var organization = TestConnections.organization("default");
    scope.with(organization);

    pages.get("/connections/" + organization.id() + "/projects");

    assertThat(pages.status()).isEqualTo(404);
  }

  @Test
  void disconnectSaysWhatItRemovesAndAsks() {
    var page = pages.get(path + "/disconnect");

    assertThat(page.text())
        .contains("its branches, commits, and pull requests from Jira: 48 now", "can’t be undone");
    assertThat(scope.done()).isEmpty();
  }

  @Test
  void disconnectIsDoneAfterConfirming() {
    pages.post(path + "/disconnect");

    assertThat(scope.done()).containsExactly("disconnect " + view.id());
    assertThat(pages.location()).isEqualTo("/connections");
    assertThat(pages.flag()).isEqualTo("Name of web and 1 more disconnected");
  }

  @Test
  void connectionThatEndedMeanwhileIsNotFound() {
    scope.change(new Change.NotFound());

    pages.post(path + "/disconnect");

    assertThat(pages.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/configure", "/projects", "/disconnect"})
  void connectionsOfOtherSitesAreNotFound(String page) {
    pages.get("/connections/" + UUID.randomUUID() + page);

    assertThat(pages.status()).isEqualTo(404);
  }

  /** The hidden fields of the page's form, and these. */
  private static String[] with(Document page, String... fields) {
    List<String> all = new ArrayList<>();
    for (var hidden : page.select("main input[type=hidden]")) {
      all.add(hidden.attr("name"));
      all.add(hidden.val());
    }
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }
}
