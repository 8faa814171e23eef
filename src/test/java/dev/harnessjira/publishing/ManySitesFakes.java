package dev.harnessjira.publishing;

import dev.harnessjira.jira.Atlassian;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What publishing asks of other modules, while its work runs by itself. */
@TestConfiguration(proxyBeanMethods = false)
class ManySitesFakes {

  @Bean
  TestDevelopment development() {
    return new TestDevelopment();
  }

  @Bean
  TestProjects testProjects() {
    return new TestProjects();
  }

  @Bean
  TestOptions testOptions() {
    return new TestOptions();
  }

  @Bean
  TestSiteWriting siteWriting(Atlassian atlassian) {
    return new TestSiteWriting(atlassian);
  }
}
