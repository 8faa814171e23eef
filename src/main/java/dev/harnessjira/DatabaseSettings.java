package dev.harnessjira;

import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Checks before the first migration that every setting can be used and that there are two roles:
 * the application's, which owns nothing, and the one that owns the tables.
 */
@Component
class DatabaseSettings implements FlywayConfigurationCustomizer {

  private static final Map<String, String> EXAMPLES =
      Map.of(
          "spring.datasource.url", "jdbc:postgresql://db.example.com:5432/harness_jira",
          "spring.datasource.username", "harness_jira_app",
          "spring.datasource.password", "the password of that role",
          "spring.flyway.user", "harness_jira_owner",
          "spring.flyway.password", "the password of that role");

  private final ListableBeanFactory beans;
  private final JdbcConnectionDetails application;
  private final Environment environment;

  DatabaseSettings(
      ListableBeanFactory beans, JdbcConnectionDetails application, Environment environment) {
    this.beans = beans;
    this.application = application;
    this.environment = environment;
  }

  @Override
  public void customize(FluentConfiguration migrations) {
    requireSettings();
    var role = application.getUsername();
    require("spring.datasource.username", role);
    require("spring.datasource.password", application.getPassword());
    var owner = environment.getProperty("spring.flyway.user");
    require("spring.flyway.user", owner);
    require("spring.flyway.password", environment.getProperty("spring.flyway.password"));
    if (String.valueOf(owner).equals(role)) {
      throw new IllegalStateException(
          "spring.flyway.user is \""
              + owner
              + "\", as spring.datasource.username is: the application must connect as a role that"
              + " owns nothing (example: harness_jira_owner).");
    }
  }

  // All of them, now: else some would be refused after the migration, or after nobody reached it.
  private void requireSettings() {
    for (var name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      if (name.contains("dev.harnessjira")) {
        beans.getBean(name);
      }
    }
  }

  // A password may be empty where the server asks for none, but it must be said.
  private static void require(String name, @Nullable String value) {
    if (value == null || (value.isBlank() && !name.endsWith("password"))) {
      throw missing(name);
    }
  }

  static IllegalStateException missing(String name) {
    return new IllegalStateException(
        name
            + " is missing: the application and its migrations connect to PostgreSQL as two roles"
            + " (example: "
            + EXAMPLES.get(name)
            + ").");
  }
}
