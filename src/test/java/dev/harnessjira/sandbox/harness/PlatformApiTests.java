package dev.harnessjira.sandbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Rights;
import dev.harnessjira.sandbox.http.SandboxClient;
import dev.harnessjira.sandbox.http.SandboxClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The platform's own API: tokens, accounts, permissions, organizations and projects. */
class PlatformApiTests {

  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);
  private final SandboxClient http = new SandboxClient(harness.uri());
  private final String account = "accountIdentifier=" + harness.account().identifier;

  @AfterEach
  void stop() {
    harness.close();
  }

  private Answer get(String path, Person person) {
    return http.get(path, "x-api-key", person.token());
  }

  private Answer validate(Person person) {
    return http.json("POST", "/ng/api/token/validate?" + account, "", person.token());
  }

  @Test
  void tokenIsDescribed() {
    var answer = validate(harness.serviceAccount());

    assertThat(answer.text("/status")).isEqualTo("SUCCESS");
    assertThat(answer.text("/data/apiKeyType")).isEqualTo("SERVICE_ACCOUNT");
    assertThat(answer.text("/data/accountIdentifier")).isEqualTo(harness.account().identifier);
  }

  @Test
  void expiredTokenIsDescribedAsInvalid() {
    assertThat(validate(harness.expired()).json().at("/data/valid").asBoolean(true)).isFalse();
  }

  @Test
  void revokedTokenIsUnknown() {
    assertThat(validate(harness.revoked()).status()).isEqualTo(401);
    assertThat(get("/ng/api/organizations?" + account, harness.revoked()).text("/code"))
        .isEqualTo("INVALID_TOKEN");
  }

  @Test
  void tokenOfAnotherAccountIsUnknown() {
    assertThat(get("/ng/api/organizations?" + account, harness.otherAccountAdmin()).status())
        .isEqualTo(401);
  }

  @Test
  void projectsAreSearchedAndPagedFromZero() {
    var answer =
        get(
            "/ng/api/projects?" + account + "&searchTerm=STORE&pageIndex=0&pageSize=10",
            harness.developer());

    assertThat(answer.json().at("/data/totalItems").asInt()).isEqualTo(1);
    assertThat(answer.text("/data/content/0/project/identifier")).isEqualTo("Storefront");
    assertThat(answer.text("/data/content/0/project/orgIdentifier")).isEqualTo("default");
  }

  @Test
  void permissionsFollowTheRights() {
    var before = permitted(harness.serviceAccount());
    harness.serviceAccount().rights(Rights.DEVELOPER);

    assertThat(before).isTrue();
    assertThat(permitted(harness.serviceAccount())).isFalse();
  }

  private boolean permitted(Person person) {
    var check =
        Map.of(
            "resourceScope",
            Map.of("accountIdentifier", harness.account().identifier),
            "resourceType",
            "ACCOUNT",
            "permission",
            "core_account_edit");
    return http.json(
            "POST",
            "/authz/api/acl?" + account,
            "x-api-key",
            person.token(),
            Map.of("permissions", List.of(check)))
        .json()
        .at("/data/accessControlList/0/permitted")
        .asBoolean();
  }

  @Test
  void rolesAreToldToAdministratorsOnly() {
    var path = "/ng/api/user/aggregate/developer?" + account;

    assertThat(
            get(path, harness.accountAdmin()).text("/data/roleAssignmentMetadata/0/roleIdentifier"))
        .isEqualTo("_account_viewer");
    assertThat(get(path, harness.developer()).status()).isEqualTo(403);
  }

  @Test
  void codeIsReadWithTheSameKey() {
    var reference = harness.account().identifier + "%2Fdefault%2FStorefront%2Fweb-shop";

    var answer = get("/code/api/v1/repos/" + reference, harness.developer());

    assertThat(answer.text("/identifier")).isEqualTo("web-shop");
  }

  @Test
  void withoutTheCodeModuleItsApiIsMissing() {
    harness.apiSwitches().codeModule(false);

    var path = "/code/api/v1/spaces/" + harness.account().identifier;
    assertThat(get(path, harness.accountAdmin()).status()).isEqualTo(404);
  }

  @Test
  void openSourceApiIsNotThere() {
    var answer = http.send("GET", "/api/v1/user", harness.accountAdmin().token());

    assertThat(answer.status()).isEqualTo(404);
  }
}
