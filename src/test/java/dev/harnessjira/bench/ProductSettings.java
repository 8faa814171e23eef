package dev.harnessjira.bench;

import dev.harnessjira.HarnessJiraApplication;
import dev.harnessjira.sandbox.TrialDatabase;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.vault.VaultKeys;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Settings of a product between both simulators, for processes of its own or for this one. */
record ProductSettings(Map<String, String> values) {

  /** Calls to Harness are not limited. */
  static ProductSettings between(HarnessSimulator harness, JiraSimulator jira, URI webhooks) {
    return new ProductSettings(
        Map.ofEntries(
            Map.entry("harness-jira.sandbox", "true"),
            Map.entry("harness-jira.webhook-url", webhooks.toString()),
            Map.entry("harness-jira.atlassian.client-id", JiraSimulator.CLIENT_ID),
            Map.entry("harness-jira.atlassian.client-secret", JiraSimulator.CLIENT_SECRET),
            Map.entry("harness-jira.atlassian.authorization-url", jira.uri().toString()),
            Map.entry("harness-jira.atlassian.api-url", jira.uri().toString()),
            Map.entry("harness-jira.harness.allowed-hosts", harness.uri().getHost()),
            Map.entry("harness-jira.harness.allowed-networks", "127.0.0.0/8"),
            Map.entry("harness-jira.harness.calls-per-minute", "100000000"),
            Map.entry("harness-jira.vault.keys", vaultKeys())));
  }

  private static String vaultKeys() {
    try {
      return VaultKeys.create();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  ProductSettings with(String name, String value) {
    var more = new HashMap<>(values);
    more.put(name, value);
    return new ProductSettings(Map.copyOf(more));
  }

  /** As environment variables. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    values.forEach((name, value) ->
        variables.put(name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_'), value));
    return variables;
  }

  /** The product in this process. */
  ConfigurableApplicationContext run(String database, int port) {
    var product = new SpringApplication(HarnessJiraApplication.class);
    product.setBannerMode(Banner.Mode.OFF);
    product.addInitializers(context ->
        context.getBeanFactory().registerSingleton("withoutTests", new WithoutTestClasses()));
    var all = new HashMap<>(values);
    all.put("server.port", Integer.toString(port));
    all.put("management.server.port", "-1");
    all.put("harness-jira.public-url", "http://localhost:" + port);
    all.put("harness-jira.allowed-sites", "*");
    all.put("spring.datasource.url", database);
    all.put("spring.datasource.username", TrialDatabase.APP);
    all.put("spring.datasource.password", TrialDatabase.PASSWORD);
    all.put("spring.flyway.user", TrialDatabase.OWNER);
    all.put("spring.flyway.password", TrialDatabase.PASSWORD);
    return product.run(
        all.entrySet().stream()
            .map(it -> "--" + it.getKey() + "=" + it.getValue())
            .toArray(String[]::new));
  }
}
