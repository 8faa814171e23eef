package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ProjectsRemoved;
import dev.harnessjira.tenancy.SiteId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationIntegrationTests extends SandboxedPublishing {

  private static final SiteId OTHER = new SiteId("another-site");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mark",
        "entity",
        "site",
        "ended_coverage",
        "removal",
        "removal_repository",
        "unknown_key",
        "comparison",
        "comparison_repository",
        "endpoint_hold",
        "site_calls"
      })
  void anotherSiteSeesNoRow(String table) {
    fillEveryTable();

    assertThat(rows(SITE.value(), table)).isPositive();
    assertThat(rows(OTHER.value(), table)).isZero();
    assertThat(jdbc.sql("select count(*) from publishing." + table).query(Long.class).single())
        .isZero();
  }

  private long rows(String site, String table) {
    return transactions.inSite(
        site,
        () -> jdbc.sql("select count(*) from publishing." + table).query(Long.class).single());
  }

  private void fillEveryTable() {
    writing.asApp(true);
    jira.faults()
        .fail(SandboxedPublishing::isBulk, new Faults.Kind.Limited("jira-burst-based", 2), 1);
    change(pullRequest(1, "One", State.OPEN, issue(1), unknownIssue(9)));
    settle();
    administration.compareWithJira(SITE, connection);
    publish(new ProjectsRemoved(SITE, connection, Set.of(coverage.id())));
    publish(new ConnectionEnded(SITE, connection, Set.of(coverage.id())));
    change(pullRequest(2, "Two", State.OPEN, issue(1)));
  }

  @Test
  void onlyIdsAndNumbersAreOutsideOfTheWall() {
    var unprotected =
        jdbc.sql(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'publishing' and c.relkind = 'r'
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                order by 1
                """)
            .query(String.class)
            .list();

    assertThat(unprotected).containsExactly("app_calls", "known_database", "written_site");
  }

  @Test
  void theReportOfAnotherSiteIsEmpty() {
    change(pullRequest(1, "One", State.OPEN, issue(1)));
    settle();

    assertThat(report.status(OTHER, connection).accepted()).isZero();
    assertThat(report.repositories(OTHER, connection)).isEmpty();
  }
}
