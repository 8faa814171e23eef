package dev.harnessjira.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The life of a pull request in a repository of its own: its key changes, it is merged. */
final class PullRequestStory implements Story {

  private final Code code;
  private final Agreement agreement;
  private @Nullable Pull pull;

  PullRequestStory(Stage stage, Customer customer) {
    var words = new Words(stage.nextScenario());
    code =
        new Code(stage.harness, words, customer.addRepository(stage, "code-" + words.scenario()));
    for (var number = 1; number <= 3; number++) {
      customer.addIssue(stage, words.real("SHOP-" + number));
    }
    agreement = customer.agreement(stage, code.repository);
  }

  @Override
  public List<Runnable> parts() {
    return List.of(this::open, this::change, this::end);
  }

  private void open() {
    pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
  }

  private void change() {
    code.push("work", "SHOP-3 Tidy it");
    pull().review("approved", code.harness.reviewer().principal()).retitle("SHOP-2 Wish list");
  }

  private void end() {
    pull().mergeAndDeleteBranch(Method.MERGE);
  }

  private Pull pull() {
    return requireNonNull(pull);
  }

  @Override
  public void check() {
    var keys = Stream.of("SHOP-1", "SHOP-2", "SHOP-3").map(code::real).toList();
    assertThat(agreement.differences(keys)).isEmpty();
  }
}
