package dev.harnessjira.support;

import java.net.URI;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Like {@link TestDatabase}, but the way to the database can be shut. */
@TestConfiguration(proxyBeanMethods = false)
public class GatedDatabase extends TestDatabase {

  private final URI server = URI.create(super.url().substring("jdbc:".length()));
  private final TcpGate gate = new TcpGate(server.getPort());

  @Bean
  TcpGate gate() {
    return gate;
  }

  @Override
  String url() {
    return "jdbc:postgresql://localhost:" + gate.port() + server.getPath();
  }
}
