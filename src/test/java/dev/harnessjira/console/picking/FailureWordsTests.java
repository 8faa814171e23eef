package dev.harnessjira.console.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.outbound.NoAnswer;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureWordsTests {

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatToDoAndWhatHarnessAnswered(HarnessFailure failure, String part) {
    var trouble = FailureWords.of(failure, "the projects of default");

    assertThat(trouble.text()).contains(part);
    assertThat(trouble.detail()).isEqualTo("words");
    assertThat(trouble.field()).isNull();
  }

  static Stream<Arguments> failures() {
    var at = Instant.parse("2026-03-01T10:05:07Z");
    return Stream.of(
        Arguments.of(new HarnessFailure.Unauthorized("words"), "Enter another token"),
        Arguments.of(new HarnessFailure.Forbidden("words"), "role Account Admin"),
        Arguments.of(new HarnessFailure.Gone("words"), "doesn’t find the projects of default"),
        Arguments.of(new HarnessFailure.Throttled(at, "words"), "after 10:05:07 UTC"),
        Arguments.of(new HarnessFailure.Refused(400, "words"), "Change the search"),
        Arguments.of(new HarnessFailure.Redirected(null, "words"), "another address"),
        Arguments.of(new HarnessFailure.Unavailable("words"), "Try again in a minute"),
        Arguments.of(
            new HarnessFailure.Unreachable(NoAnswer.TIMED_OUT, "words"), "No answer came"));
  }
}
