package dev.harnessjira.outbound;

import static dev.harnessjira.outbound.OutboundFixture.get;
import static dev.harnessjira.outbound.OutboundFixture.http;
import static dev.harnessjira.outbound.OutboundFixture.usual;
import static dev.harnessjira.outbound.OutboundFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.support.SelfSignedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.InetAddressFilter;

class AddressGuardTests {

  private static final InetAddressFilter PUBLIC = InetAddressFilter.externalAddresses();
  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final OutboundHttp http = http(usual());

  @AfterEach
  void close() {
    http.destroy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "localhost",
        "0.0.0.0",
        "2130706433",
        "0x7f000001",
        "127.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "[fc00::1]",
        "[fe80::1]"
      })
  void anInternalAddressIsNotCalled(String host) {
    try (var server = RawServer.answering(OK)) {
      var uri = URI.create("http://" + host + ":" + server.port() + "/");

      var answer = get(http.guardedClient("remote", PUBLIC), uri);

      assertThat(answer).isInstanceOf(Exchange.Unanswered.class);
      assertThat(((Exchange.Unanswered) answer).why())
          .isIn(NoAnswer.ADDRESS_NOT_ALLOWED, NoAnswer.NAME_NOT_FOUND);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "169.254.169.254", "[::1]", "[fe80::1]"})
  void theReasonIsTheAddress(String host) {
    var answer = get(http.guardedClient("remote", PUBLIC), URI.create("http://" + host + "/"));

    assertThat(answer)
        .isEqualTo(
            new Exchange.Unanswered(
                NoAnswer.ADDRESS_NOT_ALLOWED,
                host + " leads to an address that may not be called"));
  }

  @Test
  void anAllowedNetworkLetsExactlyThatThrough() {
    try (var server = RawServer.answering(OK)) {
      var exactly = http.guardedClient("remote", PUBLIC.or("127.0.0.1/32"));
      var other = http.guardedClient("remote", PUBLIC.or("127.0.0.2/32"));

      assertThat(get(exactly, server.uri())).isInstanceOf(Exchange.Answered.class);
      assertThat(get(other, server.uri())).isInstanceOf(Exchange.Unanswered.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aNameThatDoesNotExistIsTold() {
    var answer = get(http.client("remote"), URI.create("http://harness.invalid/"));

    assertThat(answer)
        .isEqualTo(
            new Exchange.Unanswered(
                NoAnswer.NAME_NOT_FOUND, "harness.invalid has a name that does not exist"));
  }

  @Test
  void nobodyListeningIsTold() {
    var server = RawServer.answering(OK);
    server.close();

    assertThat(((Exchange.Unanswered) get(http.client("remote"), server.uri())).why())
        .isEqualTo(NoAnswer.CONNECTION_REFUSED);
  }

  @Test
  void aProxyIsAskedForEverything() {
    try (var proxy = RawServer.answering(OK)) {
      var proxied = http(with(proxy.uri(), null));

      var answer = get(proxied.client("remote"), URI.create("http://jira.invalid/rest?a=b"));

      assertThat(answer).isInstanceOf(Exchange.Answered.class);
      assertThat(proxy.requests().getFirst().getFirst())
          .isEqualTo("GET http://jira.invalid/rest?a=b HTTP/1.1");
      proxied.destroy();
    }
  }

  @Test
  void behindAProxyTheTargetIsJudgedNotTheProxy() {
    try (var proxy = RawServer.answering(OK)) {
      var proxied = http(with(proxy.uri(), null));
      var guarded = proxied.guardedClient("remote", PUBLIC);

      assertThat(get(guarded, URI.create("http://harness.invalid/")))
          .isInstanceOf(Exchange.Answered.class);
      for (var host : List.of("169.254.169.254", "localhost", "10.0.0.1")) {
        assertThat(((Exchange.Unanswered) get(guarded, URI.create("http://" + host + "/"))).why())
            .isEqualTo(NoAnswer.ADDRESS_NOT_ALLOWED);
      }
      assertThat(proxy.requests()).hasSize(1);
      proxied.destroy();
    }
  }

  @Test
  void anUntrustedCertificateIsToldAndCanBeTrusted(@TempDir Path folder) throws Exception {
    try (var server = SelfSignedServer.start(folder)) {
      var trusting = http(with(null, server.certificate()));

      assertThat(((Exchange.Unanswered) get(http.client("remote"), server.uri())).why())
          .isEqualTo(NoAnswer.UNTRUSTED_CERTIFICATE);
      assertThat(get(trusting.client("remote"), server.uri()))
          .isInstanceOf(Exchange.Answered.class);
      assertThat(
              get(
                  trusting.guardedClient("remote", PUBLIC.or("127.0.0.0/8", "::1/128")),
                  server.uri()))
          .isInstanceOf(Exchange.Answered.class);
      trusting.destroy();
    }
  }

  @Test
  void aServerWithoutHttpsIsNotCalledUntrusted() {
    try (var server = RawServer.talkingFirst("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      var uri = URI.create("https://127.0.0.1:" + server.port() + "/");

      assertThat(((Exchange.Unanswered) get(http.client("remote"), uri)).why())
          .isEqualTo(NoAnswer.CONNECTION_LOST);
    }
  }
}
