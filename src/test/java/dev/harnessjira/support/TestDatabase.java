package dev.harnessjira.support;

import dev.harnessjira.vault.VaultKeys;
import java.security.GeneralSecurityException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * An empty database for a Spring context under test: the application connects as the role that owns
 * nothing, migrations run as the owner. Imported together with the profile {@code test}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

  private static final String VAULT_KEYS = vaultKeys();

  private final TestPostgres.Database database = TestPostgres.createDatabase();

  private static String vaultKeys() {
    try {
      return VaultKeys.create();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the application finds the database. */
  String url() {
    return database.url();
  }

  @Bean
  DynamicPropertyRegistrar settings() {
    return registry -> {
      registry.add("spring.flyway.user", () -> TestPostgres.OWNER);
      registry.add("spring.flyway.password", () -> TestPostgres.PASSWORD);
      registry.add("harness-jira.vault.keys", () -> VAULT_KEYS);
    };
  }

  @Bean
  JdbcConnectionDetails applicationRole() {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return url();
      }

      @Override
      public String getUsername() {
        return TestPostgres.APP;
      }

      @Override
      public String getPassword() {
        return TestPostgres.PASSWORD;
      }
    };
  }
}
