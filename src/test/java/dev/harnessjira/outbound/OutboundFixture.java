package dev.harnessjira.outbound;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Settings and calls. */
final class OutboundFixture {

  private OutboundFixture() {}

  static OutboundHttp http(OutboundSettings settings) {
    return http(settings, new OutboundGate[0]);
  }

  static OutboundHttp http(OutboundSettings settings, OutboundGate... gates) {
    var beans = new StaticListableBeanFactory();
    for (var gate : gates) {
      beans.addBean("gate", gate);
    }
    return new OutboundHttp(
        settings, new SimpleMeterRegistry(), beans.getBeanProvider(OutboundGate.class));
  }

  static OutboundSettings limits(Duration deadline, Duration read, long largest) {
    return new OutboundSettings(null, null, Duration.ofSeconds(2), read, deadline, largest);
  }

  static OutboundSettings usual() {
    return with(null, null);
  }

  static OutboundSettings with(@Nullable URI proxy, @Nullable Path trusted) {
    return new OutboundSettings(
        proxy,
        trusted,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        1_000_000);
  }

  static Exchange get(OutboundClient client, URI uri) {
    return client.send(HttpMethod.GET, uri, new HttpHeaders(), null);
  }
}
