package dev.harnessjira.publishing.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
  void everyIdIsWithinJirasAlphabet(@ForAll String name) {
    assertThat(JiraIds.of(name)).matches("[A-Za-z0-9~.\\-_]{1,1024}");
  }
}
