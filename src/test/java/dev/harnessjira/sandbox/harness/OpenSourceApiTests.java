package dev.harnessjira.sandbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.HarnessSimulator.Options;
import dev.harnessjira.sandbox.http.SandboxClient;
import dev.harnessjira.sandbox.http.SandboxClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The open source server, with nested spaces and, its default, without. */
class OpenSourceApiTests {

  private static Answer get(HarnessSimulator harness, String path) {
    return new SandboxClient(harness.uri())
        .send("GET", "/api/v1" + path, harness.accountAdmin().token());
  }

  @Test
  void nestedSpacesAreListedLevelByLevel() {
    try (var harness = HarnessSimulator.start(0, Dialect.OPEN_SOURCE)) {
      assertThat(get(harness, "/spaces/acme/spaces").json().findValuesAsString("identifier"))
          .containsExactly("default", "platform");
      assertThat(get(harness, "/spaces/acme%2Fdefault/spaces").text("/1/path"))
          .isEqualTo("acme/default/Storefront");
    }
  }

  @Test
  void flatServerHasRepositoriesInItsOneSpace() {
    var flat = Options.usual().flat();
    try (var harness = HarnessSimulator.start(0, Dialect.OPEN_SOURCE, flat)) {
      var made =
          new SandboxClient(harness.uri())
              .json(
                  "POST",
                  "/api/v1/spaces",
                  harness.accountAdmin().token(),
                  Map.of("identifier", "x", "parent_ref", "acme"));

      assertThat(get(harness, "/spaces/acme/spaces").json()).isEmpty();
      assertThat(get(harness, "/spaces/acme/repos").text("/1/path")).isEqualTo("acme/web-shop");
      assertThat(made.status()).isEqualTo(400);
    }
  }

  @Test
  void membershipTellsTheRole() {
    try (var harness = HarnessSimulator.start(0, Dialect.OPEN_SOURCE)) {
      assertThat(get(harness, "/user/memberships").text("/0/role")).isEqualTo("space_owner");
      assertThat(get(harness, "/user").json().has("id")).isTrue();
    }
  }

  @Test
  void tokenMayComeInTheAddress() {
    try (var harness = HarnessSimulator.start(0, Dialect.OPEN_SOURCE)) {
      var token = harness.accountAdmin().token();
      var http = new SandboxClient(harness.uri());

      assertThat(http.get("/api/v1/user?access_token=" + token).status()).isEqualTo(200);
      assertThat(http.get("/api/v1/user").status()).isEqualTo(401);
      assertThat(http.get("/api/v1/user", "x-api-key", token).status()).isEqualTo(401);
    }
  }
}
