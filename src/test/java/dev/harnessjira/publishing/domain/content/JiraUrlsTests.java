package dev.harnessjira.publishing.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JiraUrlsTests {

  @Test
  void lengthIsBounded() {
    var base = "https://example.com/";

    assertThat(JiraUrls.valid(base + "x".repeat(Limits.URL - 1 - base.length()))).isNotNull();
    assertThat(JiraUrls.valid(base + "x".repeat(Limits.URL - base.length()))).isNotNull();
    assertThat(JiraUrls.valid(base + "x".repeat(Limits.URL + 1 - base.length()))).isNull();
  }

  @Test
  void illegalCharactersAreEncoded() {
    assertThat(JiraUrls.valid("https://example.com/a b/[c]/ü|%zz?q=\"#x#y"))
        .isEqualTo("https://example.com/a%20b/%5Bc%5D/%C3%BC%7C%25zz?q=%22#x%23y");
  }

  @Test
  void whatIsEncodedStays() {
    assertThat(JiraUrls.valid("https://example.com/a%20b")).isEqualTo("https://example.com/a%20b");
  }

  @Test
  void portsAndAddressesAreKept() {
    assertThat(JiraUrls.valid("http://[::1]:3000/x")).isEqualTo("http://[::1]:3000/x");
  }

  @Test
  void whatIsNoWebAddressIsNone() {
    assertThat(JiraUrls.valid("javascript:alert(1)")).isNull();
    assertThat(JiraUrls.valid("ssh://example.com/x")).isNull();
    assertThat(JiraUrls.valid("https:///x")).isNull();
    assertThat(JiraUrls.valid("")).isNull();
    assertThat(JiraUrls.valid(null)).isNull();
  }
}
