package dev.harnessjira.publishing.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JiraTextTests {

  @Test
  void lengthsAreCutAtTheLimit() {
    assertThat(JiraText.cut("x".repeat(9), 10)).hasSize(9);
    assertThat(JiraText.cut("x".repeat(10), 10)).hasSize(10);
    assertThat(JiraText.cut("x".repeat(11), 10)).hasSize(10);
  }

  @Test
  void aCutNeverSplitsWhatPeopleSeeAsOne() {
    var accented = "e\u0301";

    assertThat(JiraText.cut("123456789" + accented, 10)).isEqualTo("123456789");
    assertThat(JiraText.cut("12345678" + accented + "9", 10)).isEqualTo("12345678" + accented);
  }

  @Test
  void controlCharactersBecomeSpaces() {
    assertThat(JiraText.line("a\u0000b\tc\nd\u0007e\u0085f", 100, "")).isEqualTo("a b c d e f");
  }

  @Test
  void linesKeepTheirEnds() {
    assertThat(JiraText.lines("Fix\n\n\tthe \u0000basket\n", 100, ""))
        .isEqualTo("Fix\n\n\tthe  basket");
  }

  @Test
  void whatJiraCannotStoreIsReplaced() {
    assertThat(JiraText.line("a\uD83D\uDE00b\uD800c\uFFFFd", 100, ""))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void anEmptyTextIsSaidOtherwise() {
    assertThat(JiraText.line(" \n ", 10, "nothing")).isEqualTo("nothing");
    assertThat(JiraText.lineOrNull("\u0000", 10)).isNull();
  }

  @Test
  void anEmailIsWholeOrNone() {
    var longest = "a".repeat(Limits.EMAIL - 12) + "@example.com";

    assertThat(JiraText.email(longest)).isEqualTo(longest);
    assertThat(JiraText.email("a" + longest)).isNull();
    assertThat(JiraText.email(longest.substring(1))).isNotNull();
    assertThat(JiraText.email("nobody")).isNull();
    assertThat(JiraText.email(" ")).isNull();
  }
}
