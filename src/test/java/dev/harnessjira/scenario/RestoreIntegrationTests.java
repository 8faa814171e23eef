package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database is put back to an earlier time, of which PostgreSQL shows nothing, and the operator
 * says so. Jira has been told of later things meanwhile, which stay.
 */
class RestoreIntegrationTests {

  private static final int ISSUES = 9;

  private final Words words = new Words(0);
  private Stage stage;
  private Code code;
  private ConnectionId connection;

  @BeforeEach
  void connect() {
    stage = Stage.empty(Map.of());
    for (var number = 1; number <= ISSUES; number++) {
      stage.jira().addIssue(Stage.ACME.value(), words.real("SHOP-" + number), "An issue");
    }
    code = new Code(stage.harness, words, stage.addRepository(stage.addProject("Shop"), "shop"));
    connection =
        stage.connect(Stage.ACME, ConnectionOptions.usual(), ScopeType.PROJECT, "scenarios/Shop");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whatHappenedSinceTheBackupStaysInJiraAndGoesOn() {
    var merged = code.pullRequest("SHOP-1 Wish list").from("list").open("Add it");
    var retitled = code.pullRequest("SHOP-2 Basket").from("basket").open("Add it");
    code.branch("SHOP-3-old", "Old");
    code.pullRequest("SHOP-4 Search").from("search").open("One", "Two");
    stage.pass(Duration.ofMinutes(30));
    stage.product.stop();
    var backup = stage.product.backUp();
    stage.product.start();
    stage.pass(Duration.ofHours(5));
    merged.mergeAndDeleteBranch(Method.SQUASH);
    retitled.retitle("SHOP-5 Basket");
    code.deleteBranch("SHOP-3-old");
    code.forcePush("search", "Three");
    code.pullRequest("SHOP-6 Payment").from("payment").open("Pay");
    code.branch("SHOP-7-new", "New");
    stage.pass(Duration.ofHours(1));
    var later = shown();
    assertThat(later.get(0).status()).isEqualTo("MERGED");
    assertThat(later.get(2).isEmpty()).isTrue();
    assertThat(later.get(3).commitMessages()).containsExactly("Three");
    assertThat(later.get(6).branches()).hasSize(1);

    stage.product.stop();
    stage.product.restore(backup);
    stage.product.set("harness-jira.publishing.restored-backup", "of this morning");
    stage.product.start();

    for (var minutes = 0; minutes < 30; minutes += 2) {
      stage.settle();
      assertThat(shown()).as(minutes + " minutes later").isEqualTo(later);
      stage.pass(Duration.ofMinutes(2));
    }
    for (var hours = 0; hours < 28; hours += 4) {
      stage.pass(Duration.ofHours(4));
      assertThat(shown()).as(hours + " hours later").isEqualTo(later);
    }
    assertThat(stage.product.the(PublishingReport.class).comparison(Stage.ACME, connection))
        .hasValueSatisfying(comparison -> assertThat(comparison.done()).isTrue());
    retitled.retitle("SHOP-8 Basket");
    stage.settle();
    assertThat(shown().get(4).isEmpty()).isTrue();
    assertThat(shown().get(7).status()).isEqualTo("OPEN");
    assertThat(stage.jira().invalidSubmissions()).isEmpty();
  }

  @Test
  void whatJiraLostMeanwhileIsSentAgain() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");
    stage.pass(Duration.ofMinutes(30));
    stage.product.stop();
    var backup = stage.product.backUp();
    stage.product.start();
    stage.settle();
    var before = shown();
    stage.product.stop();
    stage.jira().loseDevelopmentInformation(Stage.ACME.value());
    assertThat(shown().getFirst().isEmpty()).isTrue();

    stage.product.restore(backup);
    stage.product.set("harness-jira.publishing.restored-backup", "of this morning");
    stage.product.start();
    stage.pass(Duration.ofMinutes(12));

    assertThat(shown()).isEqualTo(before);
  }

  /** What the issues show, in order. */
  private List<ShownIssue> shown() {
    return IntStream.rangeClosed(1, ISSUES)
        .mapToObj(number -> words.real("SHOP-" + number))
        .map(key -> new Shown(words).issue(stage.jira().panel(Stage.ACME.value(), key)))
        .toList();
  }
}
