package dev.harnessjira.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSettingsTests {

  @ParameterizedTest
  @CsvSource({
    "acme.atlassian.net, id-1, https://acme.atlassian.net, true",
    "ACME.atlassian.net, id-1, https://acme.Atlassian.net/jira, true",
    "ID-1, id-1, https://acme.atlassian.net, true",
    "*, id-1, https://acme.atlassian.net, true",
    "*, id-1, not an address, true",
    "acme.atlassian.net, id-1, https://globex.atlassian.net, false",
    "atlassian.net, id-1, https://acme.atlassian.net, false",
    "acme.atlassian.net, id-1, https://acme.atlassian.net.example.com, false",
    "acme.atlassian.net, id-1, https://example.com/acme.atlassian.net, false",
    "acme.atlassian.net, id-1, https://acme.atlassian.net@example.com, false",
    "acme.atlassian.net, id-1, not an address, false"
  })
  void aSiteIsAllowedByItsIdOrTheHostOfItsAddress(
      String allowed, String cloudId, String url, boolean expected) {
    assertThat(settings(allowed, null).allows(cloudId, url)).isEqualTo(expected);
  }

  @Test
  void webhooksComeToThePublicAddressUnlessTheyHaveTheirOwn() {
    assertThat(settings("*", null).webhookAddress())
        .isEqualTo(URI.create("https://harness-jira.example.com"));
    assertThat(settings("*", "https://hooks.example.com/").webhookAddress())
        .isEqualTo(URI.create("https://hooks.example.com"));
  }

  private static ServiceSettings settings(String allowed, @Nullable String webhooks) {
    return new ServiceSettings(
        URI.create("https://harness-jira.example.com/"),
        webhooks == null ? null : URI.create(webhooks),
        List.of(allowed),
        "somebody",
        false);
  }
}
