package dev.harnessjira.console;

import dev.harnessjira.sandbox.jira.JiraSimulator;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Jira Cloud on loopback as a bean, and the settings that point at it. */
class SimulatedJira implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var jira = JiraSimulator.start(0);
    var port = FreePort.any();
    context.getBeanFactory().registerSingleton("jiraSimulator", jira);
    TestPropertyValues.of(
            "server.port=" + port,
            "management.server.port=0",
            "harness-jira.public-url=http://localhost:" + port,
            "harness-jira.contact=ops@example.com",
            "harness-jira.atlassian.authorization-url=" + jira.uri(),
            "harness-jira.atlassian.api-url=" + jira.uri(),
            "harness-jira.atlassian.client-id=" + JiraSimulator.CLIENT_ID,
            "harness-jira.atlassian.client-secret=" + JiraSimulator.CLIENT_SECRET)
        .applyTo(context);
  }
}
