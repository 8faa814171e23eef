package dev.harnessjira.harness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The gateway with its beans and settings, allowed to call 127.0.0.1 unless told otherwise. */
final class TestGateway implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final ConfigurableApplicationContext context;

  private TestGateway(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static TestGateway start(String... settings) {
    return withSettings(
        Stream.concat(
                Stream.of(
                    "harness-jira.harness.allowed-hosts=*",
                    "harness-jira.harness.allowed-networks=127.0.0.0/8"),
                Arrays.stream(settings))
            .toArray(String[]::new));
  }

  static TestGateway withSettings(String... settings) {
    var context =
        new SpringApplicationBuilder(Beans.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .properties(settings)
            .run();
    return new TestGateway(context);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  HarnessServers servers() {
    return bean(HarnessServers.class);
  }

  /** What the calls were allowed by. */
  TestAllowance allowance() {
    return bean(TestAllowance.class);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Both modules and a clock that stands. */
  @TestConfiguration(proxyBeanMethods = false)
  @ComponentScan({"dev.harnessjira.harness", "dev.harnessjira.outbound"})
  @ConfigurationPropertiesScan({"dev.harnessjira.harness", "dev.harnessjira.outbound"})
  static class Beans {

    @Bean
    TestAllowance allowance() {
      return new TestAllowance();
    }

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }
  }
}
