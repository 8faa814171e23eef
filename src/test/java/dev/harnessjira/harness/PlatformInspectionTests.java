package dev.harnessjira.harness;

import static dev.harnessjira.harness.StubServer.ACCOUNT;
import static dev.harnessjira.harness.StubServer.PERSONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.Level;
import dev.harnessjira.harness.Inspection.NoCodeModule;
import dev.harnessjira.harness.Inspection.NotAccountAdmin;
import dev.harnessjira.harness.Inspection.NotHarness;
import dev.harnessjira.harness.Inspection.OtherAccount;
import dev.harnessjira.harness.Inspection.TokenExpired;
import dev.harnessjira.harness.Inspection.TokenMalformed;
import dev.harnessjira.harness.Inspection.TokenOwner;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.harness.Inspection.TooManyRequests;
import dev.harnessjira.sandbox.http.Reply;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformInspectionTests {

  private static final String VALIDATE = "POST /ng/api/token/validate";
  private static final String ACL = "POST /authz/api/acl";
  private static TestGateway gateway;

  private final StubServer harness = StubServer.platform();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void takesTheAccountOutOfAPastedPage() {
    var page = harness.address() + "/ng/account/" + ACCOUNT + "/module/code/orgs/default/projects";

    var found = (Found) gateway.servers().inspect("  " + page + "  ", PERSONAL + "\n");

    assertThat(found.access())
        .isEqualTo(new HarnessAccess(harness.uri(), Dialect.PLATFORM, ACCOUNT, PERSONAL));
    assertThat(found.accountName()).isEqualTo("Acme");
    assertThat(found.scopes().available()).containsExactly(Level.values());
    assertThat(found.needsRootSpace()).isFalse();
  }

  @Test
  void tellsWhoseTokenItIs() {
    var expiry = Instant.parse("2027-01-01T00:00:00Z");
    harness.on(VALIDATE, 200, StubServer.token("SERVICE_ACCOUNT", expiry.toEpochMilli()));

    var found = (Found) inspect();

    assertThat(found.owner())
        .isEqualTo(
            new TokenOwner("owner-1", "Release robot", TokenOwner.Kind.SERVICE_ACCOUNT, expiry));
  }

  @Test
  void sendsTheTokenAsItsApiKeyAndAsText() {
    inspect();

    var validate = harness.faults().calls().getFirst();
    assertThat(validate.path()).isEqualTo("/ng/api/token/validate?accountIdentifier=" + ACCOUNT);
    assertThat(new String(validate.body(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(PERSONAL);
  }

  @Test
  void refusesATokenOfAnotherAccount() {
    var page = harness.address() + "/ng/account/ZZZZZZZZZZZZZZZZZZZZZZ/home";

    var found = gateway.servers().inspect(page, PERSONAL);

    assertThat(found).isEqualTo(new OtherAccount(ACCOUNT, "ZZZZZZZZZZZZZZZZZZZZZZ"));
    assertThat(harness.faults().calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pat.only.three", "sat.a.b.c.d", "pat.a.b c.d", "pat.a.b.ü"})
  void refusesWhatCannotBeAToken(String token) {
    var found = gateway.servers().inspect(harness.address(), token);

    assertThat(found).isInstanceOf(TokenMalformed.class);
    assertThat(harness.faults().calls()).isEmpty();
  }

  @Test
  void tellsThatAnOpenSourceTokenIsNoneOfThePlatform() {
    harness.on(VALIDATE, 401, "{'status':'ERROR','code':'INVALID_TOKEN','message':'no'}");

    var found = gateway.servers().inspect(harness.address(), "eyJ.eyJ.sig");

    assertThat(found).isInstanceOf(TokenMalformed.class);
  }

  @Test
  void tellsARefusedToken() {
    harness.on(VALIDATE, 401, "{'code':'INVALID_TOKEN','message':'Invalid API token'}");

    assertThat(inspect()).isEqualTo(new TokenRefused("401: Invalid API token"));
  }

  @Test
  void tellsATokenThatIsNotValid() {
    harness.on(VALIDATE, 200, "{'status':'SUCCESS','data':{'valid':false}}");

    assertThat(inspect()).isInstanceOf(TokenRefused.class);
  }

  @Test
  void tellsWhenATokenExpired() {
    var yesterday = Instant.parse("2026-11-23T12:00:00Z");
    harness.on(VALIDATE, 200, StubServer.token("USER", yesterday.toEpochMilli()));

    assertThat(inspect()).isEqualTo(new TokenExpired(yesterday));
  }

  @Test
  void tellsATokenThatHarnessCallsExpired() {
    harness.on(VALIDATE, 401, "{'code':'EXPIRED_TOKEN','message':'Token has expired'}");

    assertThat(inspect()).isEqualTo(new TokenExpired(null));
  }

  @Test
  void namesTheRightsThatAreMissing() {
    harness.on(ACL, 200, StubServer.rights(false));

    assertThat(inspect())
        .isEqualTo(new NotAccountAdmin("Acme", java.util.List.of("core_account_edit")));
  }

  @Test
  void cannotVerifyRightsWhenTheyCannotBeRead() {
    harness.on(ACL, 500, "{'message':'oops'}");

    assertThat(inspect()).isEqualTo(new CannotVerify("500: oops"));
  }

  @Test
  void readsTheRoleWhenRightsCannotBeRead() {
    harness
        .on(ACL, 500, "{}")
        .on(
            "GET /ng/api/user/aggregate/owner-1",
            200,
            "{'data':{'roleAssignmentMetadata':[{'roleIdentifier':'_account_admin'}]}}");

    assertThat(inspect()).isInstanceOf(Found.class);
  }

  @Test
  void neverSaysNoForAnOutage() {
    harness.on(VALIDATE, 503, "<html>");

    assertThat(inspect()).isEqualTo(new CannotVerify("HTTP 503"));
  }

  @Test
  void tellsTooManyRequests() {
    harness.on(ACL, 429, "{}");

    assertThat(inspect()).isEqualTo(new TooManyRequests(TestGateway.NOW.plusSeconds(20)));
  }

  @Test
  void tellsAnAccountWithoutCode() {
    harness.on("GET /code/api/v1/spaces/" + ACCOUNT + "/+/repos", 404, "{'message':'not found'}");

    assertThat(inspect()).isEqualTo(new NoCodeModule("Acme", "404: not found"));
  }

  @Test
  void tellsAServerThatIsNotHarness() {
    harness.on(VALIDATE, Reply.html("<html>Welcome</html>"));

    assertThat(inspect()).isEqualTo(new NotHarness(harness.uri()));
  }

  @Test
  void checksATokenInUse() {
    var access = new HarnessAccess(harness.uri(), Dialect.PLATFORM, ACCOUNT, PERSONAL);
    harness.on(VALIDATE, 401, "{'code':'INVALID_TOKEN','message':'Invalid API token'}");

    assertThat(gateway.servers().check(access)).isInstanceOf(TokenRefused.class);
  }

  private Inspection inspect() {
    return gateway.servers().inspect(harness.address(), PERSONAL);
  }
}
