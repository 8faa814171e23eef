package dev.harnessjira.sandbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessPages;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.support.FormBrowser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person clicks through a pull request's life, on both kinds of Harness. */
class HarnessPagesTests {

  private final FormBrowser browser = new FormBrowser();
  private HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);

  @BeforeEach
  void closeTheFirst() {
    harness.close();
  }

  @AfterEach
  void stop() {
    harness.close();
  }

  private Repository shop() {
    return harness.repository("default/Storefront/web-shop");
  }

  private PullRequest pull(long number) {
    return shop().pullRequests.values().stream()
        .filter(pull -> pull.number == number)
        .findFirst()
        .orElseThrow();
  }

  private void open(Dialect dialect, String view) {
    harness = HarnessSimulator.start(0, dialect);
    browser.open(URI.create(harness.pageOf(shop()) + view));
  }

  @ParameterizedTest
  @EnumSource
  void pullRequestIsOpenedAndMerged(Dialect dialect) {
    open(dialect, "/pulls/new?title=DEMO-2+Remember");

    browser.press("Open pull request");
    assertThat(browser.text()).contains("DEMO-2 Remember").contains("Open");
    browser.press("Save", Map.of("title", "DEMO-2 DEMO-3 Remember", "description", "More"));
    browser.press("Push", Map.of("message", "DEMO-4 Empty case"));
    browser.press("Approve");
    browser.press("Merge", Map.of("delete-branch", "on"));

    var pull = pull(2);
    assertThat(pull.state).isEqualTo(State.MERGED);
    assertThat(pull.title).isEqualTo("DEMO-2 DEMO-3 Remember");
    assertThat(pull.reviewers.values()).extracting(r -> r.decision).containsExactly("approved");
    assertThat(shop().branches).doesNotContainKey("remember-address");
    assertThat(browser.text()).contains("Merged").contains("merged by merge");
  }

  @ParameterizedTest
  @EnumSource
  void pullRequestIsClosedRestoredAndReopened(Dialect dialect) {
    open(dialect, "/pulls/1");

    browser.press("Back to draft");
    assertThat(pull(1).draft).isTrue();
    browser.press("Ready for review");
    browser.press("Request changes");
    browser.press("Close");
    assertThat(pull(1).state).isEqualTo(State.CLOSED);
    browser.press("Delete branch");
    browser.press("Restore branch");
    browser.press("Reopen");

    assertThat(pull(1).state).isEqualTo(State.OPEN);
    assertThat(pull(1).draft).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void addressesOfTheProductLeadSomewhere(Dialect dialect) {
    open(dialect, "");
    var base = harness.pageOf(shop());
    var sha = pull(1).sourceSha;

    for (var address :
        List.of(
            HarnessPages.branch(base, "DEMO-1-wish-list"),
            HarnessPages.commit(base, sha),
            HarnessPages.pullRequest(base, 1),
            HarnessPages.createPullRequest(base, "main", "DEMO-1-wish-list"))) {
      browser.open(URI.create(address));
      assertThat(browser.status()).as(address).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void repositoryIsWhereTheProductLooks(Dialect dialect) {
    open(dialect, "");
    var access =
        new HarnessAccess(
            harness.uri(),
            dev.harnessjira.harness.Dialect.valueOf(dialect.name()),
            harness.account().identifier,
            "");

    assertThat(HarnessPages.repository(access, shop().path())).isEqualTo(harness.pageOf(shop()));
  }

  @ParameterizedTest
  @EnumSource
  void branchIsPushedForcedAndDeleted(Dialect dialect) {
    open(dialect, "/branches");

    browser.press("Create branch", Map.of("branch", "feature/ü", "message", "DEMO-3 Search"));
    browser.press("Push", Map.of("message", "DEMO-3 More"));
    browser.press("Replace all", Map.of("message", "DEMO-3 Again"));
    assertThat(browser.text()).contains("DEMO-3 Again").doesNotContain("DEMO-3 More");
    browser.press("Delete branch");

    assertThat(shop().branches).doesNotContainKey("feature/ü");
  }

  @ParameterizedTest
  @EnumSource
  void refusalIsShown(Dialect dialect) {
    open(dialect, "/pulls/new");

    browser.press("Open pull request", Map.of("branch", "main"));

    assertThat(browser.text()).contains("Harness refuses").contains("already exists");
  }

  @ParameterizedTest
  @EnumSource
  void personChoosesWhomToBe(Dialect dialect) {
    open(dialect, "");

    browser.open(URI.create(harness.uri() + "/who"));
    assertThat(browser.text()).contains(harness.serviceAccount().token());
    browser.press("Be this person", Map.of("person", "0"));

    assertThat(browser.text()).contains("You are Account Admin");
  }

  @ParameterizedTest
  @EnumSource
  void deletedBranchIsSaidToBeGone(Dialect dialect) {
    open(dialect, "/files/none");

    assertThat(browser.status()).isEqualTo(404);
    assertThat(browser.text()).contains("does not exist any more");
  }
}
