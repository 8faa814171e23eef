package dev.harnessjira.scope;

import dev.harnessjira.support.StatementCount;
import dev.harnessjira.support.TestDatabase;
import dev.harnessjira.support.UnlistedSites;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** Runs the module and those below it against a real PostgreSQL; one context for all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "pace")
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
@ActiveProfiles("test")
@Import({
  TestDatabase.class,
  UnlistedSites.class,
  StatementCount.Counting.class,
  Workbench.Beans.class
})
@TestPropertySource(
    properties = {
      "harness-jira.public-url=https://jira.example.com",
      "harness-jira.webhook-url=https://hooks.example.com",
      "harness-jira.contact=the platform team",
      "harness-jira.http.read-timeout=700ms",
      "harness-jira.harness.calls-per-minute=100000"
    })
@interface ScopeModuleTest {}
