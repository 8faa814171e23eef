package dev.harnessjira.sandbox;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.vault.VaultKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen for a trial, as a system property or in the environment ({@code sandbox.port}
 * or {@code SANDBOX_PORT}), and the settings that the product gets.
 */
public record TrialSettings(
    int productPort, int port, Path folder, Dialect dialect, boolean container) {

  private static final int PRODUCT_PORT = 8080;
  private static final int PORT = 8090;
  private static final int LAST_PORT = 65_000;

  public static TrialSettings read() {
    return from(TrialSettings::given);
  }

  static TrialSettings from(Function<String, @Nullable String> given) {
    return new TrialSettings(
        port(given, "sandbox.product-port", PRODUCT_PORT),
        port(given, "sandbox.port", PORT),
        Path.of(or(given.apply("sandbox.folder"), "target/sandbox")).toAbsolutePath(),
        isSecond(given, "sandbox.harness", "platform", "open-source")
            ? Dialect.OPEN_SOURCE
            : Dialect.PLATFORM,
        isSecond(given, "sandbox.database", "embedded", "testcontainers"));
  }

  /** Where browsers open the product. */
  public URI product() {
    return URI.create("http://localhost:" + productPort);
  }

  public Sandbox.Ports ports() {
    return new Sandbox.Ports(port, port + 1, port + 2);
  }

  /** Where the simulators' world is kept, beside the database. */
  public Path memory() {
    return folder.resolve("world");
  }

  /** All that the product must be told. */
  public Map<String, Object> of(Sandbox sandbox, TrialDatabase database) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", productPort);
    settings.put("management.server.port", -1);
    settings.put("server.address", "127.0.0.1");
    settings.put("server.servlet.session.cookie.secure", false);
    settings.put("server.servlet.session.cookie.name", "TRIAL-SESSION");
    settings.put("spring.datasource.url", database.url());
    settings.put("spring.datasource.username", TrialDatabase.APP);
    settings.put("spring.datasource.password", TrialDatabase.PASSWORD);
    settings.put("spring.flyway.user", TrialDatabase.OWNER);
    settings.put("spring.flyway.password", TrialDatabase.PASSWORD);
    settings.put("harness-jira.sandbox", true);
    settings.put("harness-jira.public-url", product().toString());
    settings.put("harness-jira.webhook-url", "http://127.0.0.1:" + productPort);
    settings.put("harness-jira.allowed-sites", "*");
    settings.put("harness-jira.atlassian.client-id", JiraSimulator.CLIENT_ID);
    settings.put("harness-jira.atlassian.client-secret", JiraSimulator.CLIENT_SECRET);
    settings.put("harness-jira.atlassian.authorization-url", sandbox.jira().uri().toString());
    settings.put("harness-jira.atlassian.api-url", sandbox.jira().uri().toString());
    settings.put("harness-jira.harness.allowed-hosts", "127.0.0.1,localhost");
    settings.put("harness-jira.harness.allowed-networks", "127.0.0.0/8,::1/128");
    settings.put("harness-jira.vault.keys", vaultKeys());
    return settings;
  }

  /** Kept beside the data that they seal. */
  private String vaultKeys() {
    var file = folder.resolve("vault-keys.json");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        Files.writeString(file, VaultKeys.create());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int port(Function<String, @Nullable String> given, String name, int usual) {
    var value = or(given.apply(name), Integer.toString(usual));
    if (!value.matches("\\d{2,5}") || Integer.parseInt(value) > LAST_PORT) {
      throw new IllegalStateException(
          name + " is \"" + value + "\": it must be a port number (example: 9090).");
    }
    return Integer.parseInt(value);
  }

  private static boolean isSecond(
      Function<String, @Nullable String> given, String name, String usual, String second) {
    var value = or(given.apply(name), usual);
    if (!value.equals(usual) && !value.equals(second)) {
      throw new IllegalStateException(
          name + " is \"" + value + "\": it must be " + usual + " or " + second + ".");
    }
    return value.equals(second);
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private static @Nullable String given(String name) {
    @Nullable String property = System.getProperty(name);
    return property == null || property.isBlank()
        ? System.getenv(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
        : property;
  }
}
