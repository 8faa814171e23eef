package dev.harnessjira.journey;

import dev.harnessjira.sandbox.Sandbox;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.support.ProductProcess;
import dev.harnessjira.support.TestPostgres;
import dev.harnessjira.vault.VaultKeys;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/**
 * The sandbox and the product in a process of its own, told by its environment alone where Jira,
 * Harness and the database are. The product can be killed and started again.
 */
final class Trial implements AutoCloseable {

  private final TestPostgres.Database database = TestPostgres.createDatabase();
  private final int port = ProductProcess.freePort();
  private final Sandbox sandbox;
  private final Map<String, String> settings;
  private ProductProcess product;

  private Trial(Dialect dialect) {
    this.sandbox =
        Sandbox.start(Sandbox.Ports.free(), dialect, URI.create("http://localhost:" + port));
    this.settings = settings();
    this.product = ProductProcess.start(port, database, settings);
  }

  static Trial start(Dialect dialect) {
    return new Trial(dialect);
  }

  private Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("HARNESS_JIRA_SANDBOX", "true");
    settings.put("HARNESS_JIRA_WEBHOOK_URL", "http://127.0.0.1:" + port);
    settings.put("HARNESS_JIRA_ATLASSIAN_CLIENT_ID", JiraSimulator.CLIENT_ID);
    settings.put("HARNESS_JIRA_ATLASSIAN_CLIENT_SECRET", JiraSimulator.CLIENT_SECRET);
    settings.put("HARNESS_JIRA_ATLASSIAN_AUTHORIZATION_URL", jira().uri().toString());
    settings.put("HARNESS_JIRA_ATLASSIAN_API_URL", jira().uri().toString());
    settings.put("HARNESS_JIRA_HARNESS_ALLOWED_HOSTS", "127.0.0.1");
    settings.put("HARNESS_JIRA_HARNESS_ALLOWED_NETWORKS", "127.0.0.0/8");
    settings.put("HARNESS_JIRA_PUBLISHING_REMOVAL_CHECK_AFTER", "1s");
    settings.put("HARNESS_JIRA_VAULT_KEYS", vaultKeys());
    return settings;
  }

  private static String vaultKeys() {
    try {
      return VaultKeys.create();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  URI product() {
    return product.uri();
  }

  JiraSimulator jira() {
    return sandbox.jira();
  }

  HarnessSimulator harness() {
    return sandbox.harness();
  }

  /** SIGKILL. */
  void killProduct() {
    product.kill();
  }

  void startProductAgain() {
    product = ProductProcess.start(port, database, settings);
  }

  @Override
  public void close() {
    product.close();
    sandbox.close();
  }
}
