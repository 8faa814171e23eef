package dev.harnessjira.outbound;

import static dev.harnessjira.outbound.OutboundFixture.get;
import static dev.harnessjira.outbound.OutboundFixture.http;
import static dev.harnessjira.outbound.OutboundFixture.limits;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundLimitsTests {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

  private final OutboundHttp http =
      http(limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1000));

  @AfterEach
  void close() {
    http.destroy();
  }

  @Test
  void anAnswerIsTakenAsItIs() {
    try (var server = RawServer.answering(HEAD + "Content-Length: 2\r\nX-A: b\r\n\r\nhi")) {
      var answer = (Exchange.Answered) get(http.client("remote"), server.uri());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().getFirst("X-A")).isEqualTo("b");
      assertThat(new String(answer.body(), UTF_8)).isEqualTo("hi");
    }
  }

  @Test
  void anAnswerOfTheLargestSizeIsTaken() {
    try (var server = RawServer.answering(HEAD + "\r\n" + "x".repeat(1000))) {
      assertThat(get(http.client("remote"), server.uri())).isInstanceOf(Exchange.Answered.class);
    }
  }

  @Test
  void aLargerAnswerIsRefused() {
    try (var server = RawServer.answering(HEAD + "\r\n" + "x".repeat(1001))) {
      assertThat(why(server)).isEqualTo(NoAnswer.ANSWER_TOO_LARGE);
    }
  }

  @Test
  void anEndlessAnswerIsCutAtOnce() {
    try (var server =
        RawServer.start(out -> {
          out.write((HEAD + "\r\n").getBytes(ISO_8859_1));
          for (var i = 0; i < 1_000_000; i++) {
            out.write(new byte[1024]);
          }
        })) {
      var start = System.nanoTime();

      assertThat(why(server)).isEqualTo(NoAnswer.ANSWER_TOO_LARGE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void aSmallBodyThatUnpacksToALargeOneIsRefused() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[5_000_000]);
    }
    try (var server =
        RawServer.start(out -> {
          out.write((HEAD + "Content-Encoding: gzip\r\n\r\n").getBytes(ISO_8859_1));
          out.write(packed.toByteArray());
        })) {
      assertThat(why(server)).isEqualTo(NoAnswer.ANSWER_TOO_LARGE);
    }
  }

  @Test
  void aBodyThatDripsIsCutAtTheDeadline() {
    try (var server =
        RawServer.start(out -> {
          out.write((HEAD + "\r\n").getBytes(ISO_8859_1));
          for (var i = 0; i < 100; i++) {
            out.write('x');
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
          }
        })) {
      var start = System.nanoTime();

      assertThat(why(server)).isEqualTo(NoAnswer.TIMED_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void headersThatDripAreCutAtTheDeadline() {
    try (var server =
        RawServer.start(out -> {
          out.write(HEAD.getBytes(ISO_8859_1));
          for (var i = 0; i < 100; i++) {
            out.write(("X-" + i + ": y\r\n").getBytes(ISO_8859_1));
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
          }
        })) {
      assertThat(why(server)).isEqualTo(NoAnswer.TIMED_OUT);
    }
  }

  @Test
  void aServerThatSaysNothingTimesOut() {
    var impatient = http(limits(Duration.ofSeconds(9), Duration.ofMillis(300), 1000));
    try (var server = RawServer.start(out -> LockSupport.parkNanos(5_000_000_000L))) {
      var answer = get(impatient.client("remote"), server.uri());

      assertThat(((Exchange.Unanswered) answer).why()).isEqualTo(NoAnswer.TIMED_OUT);
    } finally {
      impatient.destroy();
    }
  }

  @Test
  void aRedirectIsAnAnswer() {
    try (var target = RawServer.answering(HEAD + "\r\n");
        var server =
            RawServer.answering(
                "HTTP/1.1 302 Found\r\nLocation: "
                    + target.uri()
                    + "\r\nConnection: close\r\n\r\n")) {
      var answer = (Exchange.Answered) get(http.client("remote"), server.uri());

      assertThat(answer.status()).isEqualTo(302);
      assertThat(target.requests()).isEmpty();
    }
  }

  @Test
  void nothingIsRetriedOrRemembered() {
    try (var server =
        RawServer.answering("HTTP/1.1 503 Later\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")) {
      get(http.client("remote"), server.uri());
      var client = http.client("remote");
      get(client, server.uri());
      get(client, server.uri());

      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests())
          .allSatisfy(head ->
              assertThat(head)
                  .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("cookie:")));
    }
  }

  @Test
  void aConnectionThatIsCutIsTold() {
    try (var server = RawServer.start(out -> {})) {
      assertThat(why(server)).isEqualTo(NoAnswer.CONNECTION_LOST);
    }
  }

  private NoAnswer why(RawServer server) {
    var answer = get(http.client("remote"), server.uri());
    assertThat(answer).isInstanceOf(Exchange.Unanswered.class);
    return ((Exchange.Unanswered) answer).why();
  }
}
