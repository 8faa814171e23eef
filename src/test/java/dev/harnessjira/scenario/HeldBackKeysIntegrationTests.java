package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issue keys that Jira does not know: when they are held back, and tried again. */
class HeldBackKeysIntegrationTests extends Scenario {

  /** Within this the list of the site's projects has been read once more. */
  private static final Duration LIST_READ = Duration.ofMinutes(11);

  private static final Duration BEFORE = Duration.ofMinutes(10);

  /** A key of a project that the site does not have. */
  private String later = "";

  @BeforeEach
  void chooseProject() {
    later = "LATER" + words.scenario() + "-1";
  }

  private Pull opened() {
    var pull = code.pullRequest("SHOP-1 " + later + " Wish list").open("Add it");
    stage.pass(LIST_READ);
    return pull;
  }

  private void createIssue() {
    stage.jira().addIssue(Stage.ACME.value(), later, "An issue of a new project");
  }

  private ShownIssue shown() {
    stage.settle();
    return new Shown(words).issue(stage.jira().panel(Stage.ACME.value(), later));
  }

  @Test
  void aKeyIsHeldBackOnlyAfterJiraSaidThatItDoesNotKnowIt() {
    var pull = opened();
    var asked = submissionsFor(later);
    assertThat(asked).isPositive();

    pull.retitle("SHOP-1 " + later + " Wish lists");

    assertThat(issue("SHOP-1").pullRequest().title()).endsWith("Wish lists");
    assertThat(submissionsFor(later)).isEqualTo(asked);
  }

  @Test
  void aKeyOfAProjectThatTheSiteHasIsNeverHeldBack() {
    var pull = code.pullRequest("SHOP-1 SHOP-99 Wish list").open("Add it");
    stage.pass(LIST_READ);
    var asked = submissionsFor(words.real("SHOP-99"));

    pull.retitle("SHOP-1 SHOP-99 Wish lists");

    assertThat(submissionsFor(words.real("SHOP-99"))).isGreaterThan(asked);
  }

  @Test
  void aHeldBackKeyIsTriedAgainAfterAnHourADayAndSevenDays() {
    opened();
    stage.pass(Duration.ofHours(1).minus(LIST_READ).minus(BEFORE));

    triedAfter(BEFORE);
    stage.pass(Duration.ofDays(1).minus(BEFORE));
    triedAfter(BEFORE);
    for (var days = 0; days < 6; days++) {
      stage.pass(Duration.ofDays(1));
    }
    stage.pass(Duration.ofDays(1).minus(BEFORE));
    triedAfter(BEFORE);
  }

  /** Not until now, and then once. */
  private void triedAfter(Duration time) {
    stage.settle();
    var asked = submissionsFor(later);
    stage.pass(time.minusMinutes(1));
    stage.pass(Duration.ofMinutes(2));
    assertThat(submissionsFor(later)).isEqualTo(asked + 1);
  }

  @Test
  void allThatNamesAKeyIsShownOnceJiraKnowsIt() {
    opened();
    createIssue();
    assertThat(shown().isEmpty()).isTrue();

    stage.pass(Duration.ofHours(1));

    assertThat(shown().status()).isEqualTo("OPEN");
    assertThat(shown().branches()).hasSize(1);
    assertThat(shown().commits()).hasSize(1);
  }

  @Test
  void aHeldBackKeyIsTriedAgainWhenItsProjectAppears() {
    opened();
    stage.pass(Duration.ofHours(1));
    stage.pass(Duration.ofHours(25));
    createIssue();
    assertThat(shown().isEmpty()).isTrue();

    stage.pass(Duration.ofHours(25));

    assertThat(shown().status()).isEqualTo("OPEN");
    assertThat(shown().commits()).hasSize(1);
  }
}
