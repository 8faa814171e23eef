package dev.harnessjira.harness;

import static dev.harnessjira.harness.StubServer.ACCOUNT;
import static dev.harnessjira.harness.StubServer.PERSONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Inspection.AddressMalformed;
import dev.harnessjira.harness.Inspection.AddressNotAllowed;
import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.ConnectionRefused;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.HostNotAllowed;
import dev.harnessjira.harness.Inspection.NameNotFound;
import dev.harnessjira.harness.Inspection.NotHarness;
import dev.harnessjira.harness.Inspection.Redirected;
import dev.harnessjira.harness.Inspection.TimedOut;
import dev.harnessjira.harness.Inspection.UntrustedCertificate;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.support.SelfSignedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with the way to a server, before anybody looks at the token. */
class AddressInspectionTests {

  private static TestGateway gateway;

  private final StubServer harness = StubServer.platform();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("harness-jira.http.read-timeout=500ms");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "'   ', is empty",
    "ftp://app.harness.io, 'starts with ftp:, not with https:'",
    "https://user:pass@app.harness.io, holds a user name or a password",
    "https:///ng/account, names no host",
    "https://app.harness.io:0, has a port that cannot be",
    "https://app.harness.io:70000, has a port that cannot be",
    "https://app harness io, cannot be read"
  })
  void whatIsNoAddressIsToldWhy(String typed, String reason) {
    assertThat(gateway.servers().inspect(typed, PERSONAL))
        .isEqualTo(new AddressMalformed(typed, reason));
  }

  @ParameterizedTest
  @CsvSource({
    "/ng/account/%s/module/code/orgs/o/projects/p/repos/r",
    "/ng/account/%s/all/code/orgs/o/projects/p/repos",
    "/ng/account/%s/home/get-started",
    "/ng/#/account/%s/home",
    "/ng/account/%s"
  })
  void aPastedPageIsTakenApart(String page) {
    var found = (Found) inspect(harness.address() + page.formatted(ACCOUNT));

    assertThat(found.access().baseUrl()).isEqualTo(harness.uri());
    assertThat(found.access().account()).isEqualTo(ACCOUNT);
  }

  @ParameterizedTest
  @CsvSource({
    "https://APP.harness.io/ng/account/abc, https://app.harness.io, abc",
    "app.harness.io, https://app.harness.io,",
    "https://acme.harness.io:443/ng/account/abc/module/code, https://acme.harness.io, abc",
    "https://code.example.com/acme/storefront/web-shop/pulls/1, https://code.example.com,",
    "http://code.example.com:3000/spaces/acme/repositories, http://code.example.com:3000,"
  })
  void anAddressIsCutToItsServer(String typed, URI server, String account) {
    var read = (TypedAddress.Reading.Read) TypedAddress.parse(typed);

    assertThat(read.address().baseUrl()).isEqualTo(server);
    assertThat(read.address().account()).isEqualTo(account);
  }

  @ParameterizedTest
  @CsvSource({
    "https://code.example.com/acme/web-shop/pulls/1, acme",
    "https://code.example.com/acme/repos/web-shop, acme",
    "https://code.example.com/spaces/acme/repositories, acme",
    "https://code.example.com/settings,",
    "https://code.example.com/,"
  })
  void anOpenSourcePageNamesItsRootSpace(String typed, String space) {
    var read = (TypedAddress.Reading.Read) TypedAddress.parse(typed);

    assertThat(read.address().firstSegment()).isEqualTo(space);
  }

  @Test
  void aHostThatTheOperatorDidNotAllowIsNotAsked() {
    try (var strict = TestGateway.withSettings("harness-jira.harness.allowed-hosts=*.harness.io")) {
      assertThat(strict.servers().inspect("https://harness.io.example.com", PERSONAL))
          .isEqualTo(new HostNotAllowed("harness.io.example.com", List.of("*.harness.io")));
      assertThat(strict.servers().inspect("https://evilharness.io", PERSONAL))
          .isInstanceOf(HostNotAllowed.class);
    }
  }

  @Test
  void anInternalAddressIsNotCalled() {
    try (var strict = TestGateway.withSettings("harness-jira.harness.allowed-hosts=*")) {
      assertThat(strict.servers().inspect(harness.address(), PERSONAL))
          .isEqualTo(new AddressNotAllowed("127.0.0.1"));
      assertThat(strict.servers().inspect("http://169.254.169.254/latest", PERSONAL))
          .isEqualTo(new AddressNotAllowed("169.254.169.254"));
      assertThat(harness.faults().calls()).isEmpty();
    }
  }

  @Test
  void aNameThatDoesNotExistIsTold() {
    assertThat(inspect("https://harness.invalid")).isEqualTo(new NameNotFound("harness.invalid"));
  }

  @Test
  void nobodyListeningIsTold() {
    var address = harness.uri();
    harness.close();

    assertThat(inspect(address.toString())).isEqualTo(new ConnectionRefused(address));
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsTold() {
    harness.faults().failAll(call -> true, new Kind.Slow(Duration.ofSeconds(2)));

    assertThat(inspect(harness.address())).isEqualTo(new TimedOut(harness.uri()));
  }

  @Test
  void anUntrustedCertificateIsTold(@TempDir Path folder) throws Exception {
    try (var server = SelfSignedServer.start(folder);
        var trusting =
            TestGateway.start("harness-jira.http.trusted-certificates=" + server.certificate())) {
      assertThat(inspect(server.uri().toString())).isEqualTo(new UntrustedCertificate("localhost"));
      assertThat(trusting.servers().inspect(server.uri().toString(), PERSONAL))
          .isEqualTo(new NotHarness(server.uri()));
    }
  }

  @Test
  void aRedirectTellsTheAddressToUse() {
    redirect("https://new.example.com/ng/api/token/validate?accountIdentifier=" + ACCOUNT);

    assertThat(inspect(harness.address()))
        .isEqualTo(new Redirected(harness.uri(), URI.create("https://new.example.com")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://sso.example.com/login?next=x", "/signin", "ht!tp:// nonsense"})
  void aRedirectToAnotherPageTellsNoAddress(String target) {
    redirect(target);

    assertThat(inspect(harness.address())).isEqualTo(new Redirected(harness.uri(), null));
  }

  @Test
  void aConnectionThatIsCutIsNoNo() {
    harness.faults().failAll(call -> true, new Kind.CutBefore());

    assertThat(inspect(harness.address())).isInstanceOf(CannotVerify.class);
  }

  private void redirect(String target) {
    var reply = new Reply(301, Map.of("Location", target), new byte[0]);
    harness.on("POST /ng/api/token/validate", reply);
  }

  private static Inspection inspect(String address) {
    return gateway.servers().inspect(address, PERSONAL);
  }
}
