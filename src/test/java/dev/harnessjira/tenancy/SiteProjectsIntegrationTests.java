package dev.harnessjira.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of a site's projects. */
class SiteProjectsIntegrationTests extends TenancyScenario {

  @Autowired private SiteProjects projects;

  private void read() {
    projects.readAgain(ACME);
    work.run();
  }

  @Test
  void theListIsNotKnownBeforeItIsAskedFor() {
    connectAndAsk(ADMIN, ACME);

    assertThat(projects.keys(ACME)).isEmpty();
    read();
    assertThat(projects.keys(ACME)).contains(Set.of("DEMO", "OPS"));
    assertThat(projects.keys(GLOBEX)).isEmpty();
  }

  @Test
  void allPagesAreRead() {
    connectAndAsk(ADMIN, ACME);
    for (var i = 0; i < 250; i++) {
      atlassian.jira().addProject(ACME.value(), "P" + i + "X");
    }

    read();

    assertThat(projects.keys(ACME).orElseThrow()).hasSize(252).contains("P249X");
  }

  @Test
  void aProjectThatAppearsIsTold() {
    connectAndAsk(ADMIN, ACME);
    read();
    atlassian.jira().addProject(ACME.value(), "NEW");

    clock.advance(Duration.ofDays(1));
    work.run();

    assertThat(events.of(SiteProjectsAppeared.class))
        .containsExactly(new SiteProjectsAppeared(ACME, Set.of("NEW")));
    assertThat(events.outsideOfATransaction()).isEmpty();
  }

  @Test
  void anOlderListCountsForThreeDays() {
    connectAndAsk(ADMIN, ACME);
    read();
    atlassian.faults().failAll(request -> true, new Kind.Status(500, null));

    clock.advance(Duration.ofDays(1));
    work.run();
    assertThat(projects.keys(ACME)).isPresent();
    clock.advance(Duration.ofDays(2));

    assertThat(projects.keys(ACME)).isEmpty();
  }

  @Test
  void withoutAGrantNothingIsKnown() {
    connectAndAsk(ADMIN, ACME);
    atlassian.jira().revoke("Jira administrator");

    read();

    assertThat(projects.keys(ACME)).isEmpty();
  }

  @Test
  void askingOftenReadsRarely() {
    connectAndAsk(ADMIN, ACME);
    read();
    atlassian.faults().forgetCalls();

    read();
    assertThat(atlassian.faults().calls()).isEmpty();
    clock.advance(Duration.ofMinutes(10));
    work.run();

    assertThat(atlassian.faults().calls()).hasSize(1);
  }
}
