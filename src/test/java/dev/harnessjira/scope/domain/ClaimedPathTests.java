package dev.harnessjira.scope.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedPathTests {

  @Test
  void platformAccountIsTheSameUnderEachAddress() {
    var usual = platform("https://app.harness.io");
    var vanity = platform("https://acme.harness.io");

    assertThat(ClaimedPath.of(usual, "AbC1/Org/Shop"))
        .isEqualTo(ClaimedPath.of(vanity, "AbC1/org/shop"))
        .isEqualTo(new ClaimedPath("abc1/org/shop"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://Code.Example.com, //code.example.com/acme/org",
    "https://code.example.com:443, //code.example.com/acme/org",
    "http://code.example.com:80, //code.example.com/acme/org",
    "http://code.example.com:3000, //code.example.com:3000/acme/org",
    "https://code.example.com:80, //code.example.com:80/acme/org"
  })
  void openSourceStartsWithItsServer(URI baseUrl, String claimed) {
    var access = new HarnessAccess(baseUrl, Dialect.OPEN_SOURCE, "Acme", "token");

    assertThat(ClaimedPath.of(access, "Acme/Org").value()).isEqualTo(claimed);
  }

  @Test
  void accountItselfIsClaimedWhole() {
    var access = platform("https://app.harness.io");

    assertThat(ClaimedPath.ofAccount(access)).isEqualTo(new ClaimedPath("abc1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AbC", "AbC12", "other/org", ""})
  void pathOutsideOfTheAccountIsRefused(String path) {
    assertThatThrownBy(() -> ClaimedPath.of(platform("https://app.harness.io"), path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AbC1");
  }

  private static HarnessAccess platform(String baseUrl) {
    return new HarnessAccess(URI.create(baseUrl), Dialect.PLATFORM, "AbC1", "pat.AbC1.x.y");
  }
}
