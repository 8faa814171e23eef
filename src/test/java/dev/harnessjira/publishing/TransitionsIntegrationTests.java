package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.jira.Triggered;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Jira is let run: what a webhook told first, once or not at all, and never twice. */
class TransitionsIntegrationTests extends SandboxedPublishing {

  private int before;

  @BeforeEach
  void count() {
    before = jira.triggered().size();
    options.transitions(true);
  }

  private List<String> triggered() {
    var all = jira.triggered();
    return all.subList(before, all.size()).stream().map(Triggered::id).toList();
  }

  @Test
  void nothingRunsUnlessItIsSwitchedOn() {
    options.transitions(false);

    change(Cause.WEBHOOK, commit("aaaa", issue(1)));
    settle();

    assertThat(panel(issue(1)).commits()).hasSize(1);
    assertThat(triggered()).isEmpty();
  }

  @Test
  void whatAWebhookToldFirstRunsOnce() {
    change(Cause.WEBHOOK, commit("aaaa", issue(1)), pullRequest(1, "One", State.OPEN, issue(1)));
    settle();
    change(Cause.WEBHOOK, commit("aaaa", issue(1), issue(2)));
    change(Cause.WEBHOOK, pullRequest(1, "One", State.MERGED, issue(1)));
    settle();

    assertThat(triggered()).containsExactlyInAnyOrder("aaaa", "1");
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"BACKFILL", "CHANGE_CURSOR"})
  void whatWasFoundByAskingNeverRuns(Cause cause) {
    change(cause, commit("aaaa", issue(1)));
    settle();
    change(Cause.WEBHOOK, commit("aaaa", issue(1), issue(2)));
    settle();

    assertThat(panel(issue(2)).commits()).hasSize(1);
    assertThat(triggered()).isEmpty();
  }

  @Test
  void oneRequestNeverMixesTheTwo() {
    change(Cause.CHANGE_CURSOR, commit("aaaa", issue(1)));
    change(Cause.WEBHOOK, commit("bbbb", issue(1)));
    settle();

    assertThat(triggered()).containsExactly("bbbb");
    assertThat(panel(issue(1)).commits()).hasSize(2);
    assertThat(jira.submissions()).hasSize(submissionsBefore + 2);
  }

  @Test
  void whatComesBackDoesNotRunAgain() {
    change(Cause.WEBHOOK, commit("aaaa", issue(1)));
    settle();
    unlink(commit("aaaa").ref());
    settle();
    change(Cause.WEBHOOK, commit("aaaa", issue(1)));
    settle();

    assertThat(panel(issue(1)).commits()).hasSize(1);
    assertThat(triggered()).containsExactly("aaaa");
  }

  @Test
  void anotherWritingIdentityRunsNothingAgain() {
    change(Cause.WEBHOOK, commit("aaaa", issue(1)));
    settle();
    writing.use(jira.createCredentials(SITE.value(), true));
    settle();

    assertThat(triggered()).containsExactly("aaaa");
  }

  static Stream<Kind> unclear() {
    return Stream.of(
        new Kind.CutAfter(),
        new Kind.CutBefore(),
        new Kind.Slow(Duration.ofMillis(700)),
        new Kind.Garbage(),
        new Kind.Status(500, null));
  }

  @ParameterizedTest
  @MethodSource("unclear")
  void anUnclearAnswerNeverRunsItTwice(Kind kind) {
    jira.faults().failNth(1, kind);

    change(Cause.WEBHOOK, commit("aaaa", issue(1)));
    settle();

    assertThat(panel(issue(1)).commits()).hasSize(1);
    assertThat(triggered()).hasSizeLessThanOrEqualTo(1);
  }

  static Stream<Kind> clear() {
    return Stream.of(new Kind.Status(429, 30), new Kind.Status(401, null));
  }

  @ParameterizedTest
  @MethodSource("clear")
  void whatJiraSurelyDidNotTakeRunsLater(Kind kind) {
    jira.faults().failNth(1, kind);

    change(Cause.WEBHOOK, commit("aaaa", issue(1)));
    settle();

    assertThat(triggered()).containsExactly("aaaa");
  }
}
