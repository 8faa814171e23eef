package dev.harnessjira.ingestion.domain.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueKeysTests {

  @ParameterizedTest
  @CsvSource({
    "ABC-1, ABC-1",
    "abc-1 in lower case, ABC-1",
    "feature/JRA-123_x, JRA-123",
    "abc_JRA-1, JRA-1",
    "'[ABC-1]: (X2-34), A1B-5.', ABC-1 X2-34 A1B-5",
    "fix-ABC-1-quickly, ABC-1",
    "ABC-12-2nd-try, ABC-12",
    "ABC-1-2, ABC-1",
    "ABC-1/DEF-2, ABC-1 DEF-2",
    "ABC-2 ABC-10 ABC-2, ABC-2 ABC-10",
    "ISO-8859-1, ISO-8859",
    "CVE-2024-123, CVE-2024",
    "ABC-9999999999, ABC-9999999999"
  })
  void keysAreFound(String text, String keys) {
    assertThat(IssueKeys.in(text)).containsExactly(keys.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "A-1",
        "JIRA-123abcd",
        "2PAC-123",
        "CVE-2024-1234",
        "cve-1999-0001 and CVE-2024-1234567",
        "ABC-0",
        "ABC-01",
        "ABC-",
        "ABC -1",
        "ABC- 1",
        "ABC_1",
        "ABC–1",
        "ABC-12345678901",
        "éABC-1",
        "ABC-1é",
        "ÄBC-1",
        "日ABC-1",
        "ABC-1日",
        "ABC-1١",
        "ＡＢＣ-1",
        "e\u0301ABC-1",
        "𝒜ABC-1",
        "ABC-1𝒜"
      })
  void whatIsNoKeyIsNotFound(String text) {
    assertThat(IssueKeys.in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"«ABC-1»", "🙂ABC-1🙂", "ABC-1\u2028", "\u0000ABC-1\u0000", "ABC-1\ud800"})
  void otherCharactersAreNoGlue(String text) {
    assertThat(IssueKeys.in(text)).containsExactly("ABC-1");
  }

  @Property
  void upperCaseIsTheSameInAnyLocale(@ForAll("words") String text) {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr"));
      assertThat(IssueKeys.in("iii-1")).containsExactly("III-1");
      assertThatNoException().isThrownBy(() -> IssueKeys.in(text));
    } finally {
      Locale.setDefault(before);
    }
  }

  /** The same rule as a regular expression, which may take its time. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}\\p{M}])(?<key>[A-Za-z][A-Za-z0-9]{1,254}-[1-9][0-9]{0,9})"
              + "(?![\\p{L}\\p{N}\\p{M}])");

  private static final Pattern CATALOGUE = Pattern.compile("-(19|20)[0-9]{2}$");

  @Property(tries = 5_000)
  void findsWhatTheReferenceFinds(@ForAll("words") String text) {
    var expected = new TreeSet<String>();
    var matcher = REFERENCE.matcher(text);
    for (var from = 0; from <= text.length() && matcher.find(from); from = matcher.start() + 1) {
      var catalogue =
          CATALOGUE.matcher(matcher.group("key")).find()
              && Pattern.compile("^-[0-9]{4,}").matcher(text.substring(matcher.end())).find();
      if (!catalogue) {
        expected.add(matcher.group("key").toUpperCase(Locale.ROOT));
      }
    }

    assertThat(IssueKeys.in(text)).isEqualTo(expected);
  }

  @Property
  void keysAreFoundBetweenAnySeparators(
      @ForAll("keys") List<String> keys, @ForAll("separators") String separator) {
    var text = separator + String.join(separator, keys) + separator;

    assertThat(IssueKeys.in(text))
        .containsExactlyInAnyOrderElementsOf(
            keys.stream().map(key -> key.toUpperCase(Locale.ROOT)).distinct().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A", "-", "1", "ABC-1", "A-", "-1", "A-1", "2024-1234", "CVE-2024-1", "é"})
  void aMillionCharactersTakeNoTime(String part) {
    var text = part.repeat(1_000_000 / part.length());
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();

    IssueKeys.in(text);

    // Milliseconds when each character is looked at a few times, minutes when each is for each:
    // a thread's own time, since a busy machine makes the clock's longer.
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(1));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
            "A", "b", "ABC", "i", "-", "-", "-", "0", "1", "12", "2024", "1234", "_", "/", " ", "é",
            "日", "\u0301", "🙂", "\n")
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<String>> keys() {
    var project =
        Arbitraries.strings().withCharRange('a', 'z').withCharRange('A', 'Z').ofMinLength(2);
    var number = Arbitraries.integers().between(1, 999_999);
    return Combinators.combine(project.ofMaxLength(10), number)
        .as((letters, digits) -> letters + "-" + digits)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of(" ", "/", "_", ": ", "\n", "🙂", "[", "…", ",");
  }
}
