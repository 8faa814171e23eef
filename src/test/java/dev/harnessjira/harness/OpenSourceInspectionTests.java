package dev.harnessjira.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.Level;
import dev.harnessjira.harness.Inspection.NotAccountAdmin;
import dev.harnessjira.harness.Inspection.NotHarness;
import dev.harnessjira.harness.Inspection.RootSpace;
import dev.harnessjira.harness.Inspection.TokenExpired;
import dev.harnessjira.harness.Inspection.TokenMalformed;
import dev.harnessjira.harness.Inspection.TokenOwner;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.harness.Inspection.TooManyRequests;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSourceInspectionTests {

  private static final String USER = "GET /api/v1/user";
  private static final String MEMBERSHIPS = "GET /api/v1/user/memberships";
  private static final String TOKEN = "an-open-source-token";
  private static TestGateway gateway;

  private final StubServer harness = StubServer.openSource();

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
  void theOnlyRootSpaceIsTheAccount() {
    var found = (Found) inspect("");

    assertThat(found.access())
        .isEqualTo(new HarnessAccess(harness.uri(), Dialect.OPEN_SOURCE, "acct", TOKEN));
    assertThat(found.owner()).isEqualTo(new TokenOwner("ada", "Ada", TokenOwner.Kind.USER, null));
    assertThat(found.scopes().available()).containsExactly(Level.values());
    assertThat(found.needsRootSpace()).isFalse();
  }

  @Test
  void oneOfSeveralRootSpacesIsChosen() {
    severalSpaces();

    var found = (Found) inspect("");

    assertThat(found.needsRootSpace()).isTrue();
    assertThat(found.rootSpaces()).extracting(RootSpace::path).containsExactly("acct", "other");
    var chosen = found.in(found.rootSpaces().getLast());
    assertThat(chosen.access().account()).isEqualTo("other");
    assertThat(chosen.needsRootSpace()).isFalse();
  }

  @Test
  void theAddressChoosesTheRootSpace() {
    severalSpaces();

    var found = (Found) inspect("/OTHER/web-shop/pulls/1");

    assertThat(found.access().account()).isEqualTo("other");
  }

  @Test
  void aRootSpaceThatIsNotOwnedIsRefused() {
    assertThat(inspect("/elsewhere/repo"))
        .isEqualTo(new NotAccountAdmin("elsewhere", List.of("space_owner")));
  }

  @Test
  void whoOwnsNoRootSpaceIsRefused() {
    harness.on(MEMBERSHIPS, 200, "[{'role':'contributor','space':{'path':'acct'}}]");

    assertThat(inspect("")).isEqualTo(new NotAccountAdmin("", List.of("space_owner")));
  }

  @Test
  void ownersOfInnerSpacesOnlyAreRefused() {
    harness.on(MEMBERSHIPS, 200, "[{'role':'space_owner','space':{'path':'acct/org'}}]");

    assertThat(inspect("")).isInstanceOf(NotAccountAdmin.class);
  }

  @Test
  void anAdminOfTheServerMayConnectTheSpaceThatIsNamed() {
    harness
        .on(USER, 200, "{'uid':'root','display_name':'Root','admin':true}")
        .on(MEMBERSHIPS, 200, "[]")
        .on("GET /api/v1/spaces/acct/+", 200, "{'path':'acct'}");

    var found = (Found) inspect("/acct");

    assertThat(found.access().account()).isEqualTo("acct");
  }

  @Test
  void aServerWithoutNestingOffersTheAccountOnly() {
    harness.on("GET /api/v1/spaces/acct/+/spaces", 200, "[]");

    var found = (Found) inspect("");

    assertThat(found.scopes().available()).containsExactly(Level.ACCOUNT);
    assertThat(found.scopes().others()).contains("GITNESS_NESTED_SPACES_ENABLED");
  }

  @Test
  void aRefusedTokenIsTold() {
    harness.on(USER, 401, "{'message':'Unauthorized'}");

    assertThat(inspect("")).isEqualTo(new TokenRefused("401: Unauthorized"));
  }

  @Test
  void anExpiredTokenIsToldSinceWhen() {
    var since = Instant.parse("2026-11-01T00:00:00Z");
    harness.on(USER, 401, "{'message':'Unauthorized'}");

    var found =
        gateway
            .servers()
            .inspect(harness.address(), jwt("{\"exp\":" + since.getEpochSecond() + "}"));

    assertThat(found).isEqualTo(new TokenExpired(since));
  }

  @Test
  void aServiceAccountWithRightsMayConnect() {
    harness
        .on(USER, 404, "{'message':'Resource not found'}")
        .on("PATCH /api/v1/spaces/acct/+", 200, "{'path':'acct'}");

    var found =
        (Found)
            gateway
                .servers()
                .inspect(harness.address() + "/acct", jwt("{\"tkn\":{\"typ\":\"sat\"},\"pid\":7}"));

    assertThat(found.owner().kind()).isEqualTo(TokenOwner.Kind.SERVICE_ACCOUNT);
    assertThat(found.access().account()).isEqualTo("acct");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 500, 503})
  void membershipsThatCannotBeReadAreNoNo(int status) {
    harness.on(MEMBERSHIPS, status, "{'message':'oops'}");

    assertThat(inspect("")).isEqualTo(new CannotVerify(status + ": oops"));
  }

  @Test
  void membershipsThatAreNoListAreNoNo() {
    harness.on(MEMBERSHIPS, Reply.html("<html>Maintenance</html>"));

    assertThat(inspect("")).isInstanceOf(CannotVerify.class);
  }

  @Test
  void tooManyRequestsAreTold() {
    harness.on(USER, 429, "{}");

    assertThat(inspect("")).isEqualTo(new TooManyRequests(TestGateway.NOW.plusSeconds(20)));
  }

  @Test
  void anotherServerIsTold() {
    harness.on(USER, Reply.html("<html>Welcome to nginx</html>"));

    assertThat(inspect("")).isEqualTo(new NotHarness(harness.uri()));
  }

  @Test
  void aPlatformTokenIsNoneOfThisServer() {
    assertThat(gateway.servers().inspect(harness.address(), StubServer.PERSONAL))
        .isInstanceOf(TokenMalformed.class);
  }

  @Test
  void theSimulatedServerIsFound() {
    try (var simulator =
        HarnessSimulator.start(0, dev.harnessjira.sandbox.harness.Dialect.OPEN_SOURCE)) {
      var servers = gateway.servers();
      var address = simulator.uri().toString();

      assertThat(servers.inspect(address, simulator.accountAdmin().token()))
          .isInstanceOf(Found.class);
      assertThat(servers.inspect(address, simulator.developer().token()))
          .isInstanceOf(NotAccountAdmin.class);
      assertThat(servers.inspect(address, simulator.revoked().token()))
          .isInstanceOf(TokenRefused.class);
    }
  }

  @Test
  void theSimulatedServerWithoutNestingOffersTheAccountOnly() {
    try (var simulator =
        HarnessSimulator.start(
            0,
            dev.harnessjira.sandbox.harness.Dialect.OPEN_SOURCE,
            HarnessSimulator.Options.usual().flat())) {
      var found =
          (Found)
              gateway
                  .servers()
                  .inspect(simulator.uri().toString(), simulator.accountAdmin().token());

      assertThat(found.scopes().available()).containsExactly(Level.ACCOUNT);
    }
  }

  private void severalSpaces() {
    harness
        .on(MEMBERSHIPS, 200, StubServer.memberships("acct", "other"))
        .on("GET /api/v1/spaces/other/+/spaces", 200, "[]");
  }

  private Inspection inspect(String path) {
    return gateway.servers().inspect(harness.address() + path, TOKEN);
  }

  private static String jwt(String claims) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var middle = encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return "eyJhbGciOiJIUzI1NiJ9." + middle + ".signature";
  }
}
