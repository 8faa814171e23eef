package dev.harnessjira.jira;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.SandboxServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The gateway against a server that gives every call the answer that a test sets. */
final class AtlassianStub implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final String CLOUD = "11111111-aaaa-4aaa-8aaa-111111111111";

  private final SandboxServer server = SandboxServer.start(0);
  private final ConfigurableApplicationContext context;
  private volatile Reply reply = Reply.empty(404);

  AtlassianStub() {
    for (var method : List.of("GET", "POST", "DELETE")) {
      server.api(method, "/{rest...}", request -> reply);
    }
    context =
        new SpringApplicationBuilder(Beans.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .properties(
                "harness-jira.atlassian.client-id=app",
                "harness-jira.atlassian.client-secret=app-secret",
                "harness-jira.atlassian.authorization-url=" + server.uri() + "/",
                "harness-jira.atlassian.api-url=" + server.uri() + "/")
            .run();
  }

  AtlassianStub answer(Reply answer) {
    reply = answer;
    return this;
  }

  /** Quotes in {@code json} may be single. */
  AtlassianStub answer(int status, String json) {
    return answer(
        new Reply(
            status,
            Map.of("Content-Type", "application/json"),
            json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  Atlassian atlassian() {
    return context.getBean(Atlassian.class);
  }

  JiraPlatform platform() {
    return context.getBean(JiraPlatform.class);
  }

  DevInfo devInfo() {
    return context.getBean(DevInfo.class);
  }

  DevInfoAccess grant() {
    return new DevInfoAccess(atlassian().grantBase(CLOUD), "bearer");
  }

  DevInfoAccess credentials() {
    return new DevInfoAccess(atlassian().credentialsBase(CLOUD), "bearer");
  }

  Faults faults() {
    return server.faults();
  }

  /** Method and path of the last call. */
  String lastCall() {
    var call = server.faults().calls().getLast();
    return call.method() + " " + call.path();
  }

  String lastBody() {
    return new String(server.faults().calls().getLast().body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
    server.close();
  }

  /** Both modules and a clock that stands; no configuration that scanning would find. */
  @ComponentScan({"dev.harnessjira.jira", "dev.harnessjira.outbound"})
  @ConfigurationPropertiesScan({"dev.harnessjira.jira", "dev.harnessjira.outbound"})
  static class Beans {

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
