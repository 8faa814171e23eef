package dev.harnessjira.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OutboundGateTests {

  @Test
  void aClosedGateLetsNothingOutAndSaysWhy() {
    var http = OutboundFixture.http(OutboundFixture.usual(), () -> "Nobody is called.");

    var exchange = OutboundFixture.get(http.client("jira"), URI.create("http://127.0.0.1:9/"));

    assertThat(exchange)
        .isEqualTo(new Exchange.Unanswered(NoAnswer.CONNECTION_REFUSED, "Nobody is called."));
  }
}
