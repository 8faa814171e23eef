package dev.harnessjira.tenancy;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.work.WorkHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Beans of {@link TenancyTest}. */
@TestConfiguration(proxyBeanMethods = false)
class TestTenancy {

  @Bean
  @Primary
  ShiftedClock shiftedClock() {
    return new ShiftedClock();
  }

  @Bean
  @Primary
  WorkByHand workByHand(ObjectProvider<WorkHandler> handlers, ShiftedClock clock) {
    return new WorkByHand(handlers, clock);
  }

  @Bean
  AtlassianSandbox atlassianSandbox(ShiftedClock clock) {
    return new AtlassianSandbox(clock);
  }

  @Bean
  DynamicPropertyRegistrar atlassianSettings(AtlassianSandbox sandbox) {
    return registry -> {
      registry.add("harness-jira.atlassian.authorization-url", sandbox::uri);
      registry.add("harness-jira.atlassian.api-url", sandbox::uri);
      registry.add("harness-jira.atlassian.client-id", () -> JiraSimulator.CLIENT_ID);
      registry.add("harness-jira.atlassian.client-secret", () -> JiraSimulator.CLIENT_SECRET);
    };
  }

  @Bean
  PublishedEvents publishedEvents() {
    return new PublishedEvents();
  }

  @Bean
  TenancyRows tenancyRows(
      JdbcClient jdbc, Transactions transactions, ApplicationEventPublisher events) {
    return new TenancyRows(jdbc, transactions, events);
  }
}
