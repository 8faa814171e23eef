package dev.harnessjira.publishing.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JiraIdsTests {

  @Test
  void aNameThatFitsIsItsOwnId() {
    assertThat(JiraIds.of("DEMO-1_fix.2")).isEqualTo("DEMO-1_fix.2");
    assertThat(JiraIds.of("x".repeat(200))).isEqualTo("x".repeat(200));
  }

  @Test
  void anyOtherNameHasAStableId() {
    assertThat(JiraIds.of("feature/DEMO-1"))
        .startsWith("~")
        .isEqualTo(JiraIds.of("feature/DEMO-1"));
    assertThat(JiraIds.of("x".repeat(201))).startsWith("~");
    assertThat(JiraIds.of("größe")).startsWith("~");
  }

  @Test
  void namesThatLookAlikeDoNotCollide() {
    assertThat(JiraIds.of("a/b")).isNotEqualTo(JiraIds.of("a-b"));
    assertThat(JiraIds.of("a/b")).isNotEqualTo(JiraIds.of("a/B"));
  }

  @Property
  void differentNamesHaveDifferentIds(@ForAll("names") String one, @ForAll("names") String other) {
    assertThat(JiraIds.of(one).equals(JiraIds.of(other))).isEqualTo(one.equals(other));
  }

  /** Long and strange ones, often alike. */
  @Provide
  Arbitrary<String> names() {
    var piece =
        Arbitraries.of("a", "b", "-", "/", "~", "ü", "名", "\uD83D\uDE00", ".", "x".repeat(150));
    return piece.list().ofMinSize(1).ofMaxSize(4).map(pieces -> String.join("", pieces));
  }

  @Property
  void everyIdIsWithinJirasAlphabet(@ForAll String name) {
    assertThat(JiraIds.of(name)).matches("[A-Za-z0-9~.\\-_]{1,1024}");
  }
}
