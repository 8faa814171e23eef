package dev.harnessjira.publishing;

import dev.harnessjira.jira.Atlassian;
import dev.harnessjira.publishing.domain.DevelopmentInformation;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

/** What publishing asks of other modules, as tests want it. */
@TestConfiguration(proxyBeanMethods = false)
class PublishingFakes {

  static final SteppingClock CLOCK = new SteppingClock();

  @Bean
  SteppingClock steppingClock() {
    return CLOCK;
  }

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

  @Bean
  DurableWork durableWork() {
    return new DurableWork() {
      @Override
      public void due(String task, WorkOwner owner, Instant at) {}

      @Override
      public void due(Connection connection, String task, List<WorkOwner> owners, Instant at) {}

      @Override
      public void wake(String task, WorkOwner owner, Instant at) {}
    };
  }

  @Bean
  @Primary
  TestJira testJira(@Qualifier("remoteDevelopmentInformation") DevelopmentInformation remote) {
    return new TestJira(remote);
  }

  @Bean
  Losses losses() {
    return new Losses();
  }

  /** Authorizations that were told lost. */
  static class Losses {

    final List<SiteAuthorizationLost> all = new CopyOnWriteArrayList<>();

    @EventListener
    void on(SiteAuthorizationLost lost) {
      all.add(lost);
    }
  }
}
