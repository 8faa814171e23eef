package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The audit log as the administrators of a site read, filter and download it. */
@ConsoleTest
class AuditIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private AuditTrail trail;
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    console = new Console(home);
    console.signedIn(Console.JIRA_ADMIN);
  }

  private List<String> rows() {
    return console.browser().page().select("main tbody tr").eachText();
  }

  @Test
  void tellsWhoDidWhatAndFromWhere() {
    console.open("/site/audit?act=SITE_CONNECTED");

    assertThat(rows().getFirst())
        .contains("Jira site connected", "Acme", "Jira admin", Console.JIRA_ADMIN, "127.0.0.1");
  }

  @Test
  void isFilteredAndDownloadedAsItIsFiltered() {
    var mark = UUID.randomUUID().toString();
    trail.note(JiraSimulator.ACME, Act.PROJECTS_ADDED, "=cmd|' /C calc'!A0 " + mark);
    trail.note(JiraSimulator.ACME, Act.PROJECT_REMOVED, "Other, \"quoted\" " + mark);

    console.open("/site/audit?act=PROJECTS_ADDED&words=" + mark);
    assertThat(rows()).hasSize(1);
    var file = console.browser().page().select("a[download]").attr("href");
    console.open(file);

    assertThat(console.browser().body())
        .startsWith("Time (UTC),What,About,Who,Account,From\r\n")
        .contains("Projects added,'=cmd|' /C calc'!A0 " + mark + ",Harness Code for Jira,,")
        .doesNotContain("Project removed");
    assertThat(console.open("/site/audit.csv?words=" + mark).body())
        .contains("\"Other, \"\"quoted\"\" " + mark + "\"");
  }

  @Test
  void aWrongFilterNarrowsNothing() {
    console.open("/site/audit?act=NONE&from=yesterday&to=2026-02-31");

    assertThat(console.browser().status()).isEqualTo(200);
    assertThat(rows()).isNotEmpty();
  }

  @Test
  void goesBackPageByPage() {
    var mark = UUID.randomUUID().toString();
    for (var number = 0; number <= AuditTrail.PAGE; number++) {
      trail.note(JiraSimulator.ACME, Act.OPTIONS_CHANGED, "No. " + number + " " + mark);
    }

    console.open("/site/audit?words=" + mark);
    assertThat(rows()).hasSize(AuditTrail.PAGE);
    console.open(console.browser().page().select("a[rel=next]").attr("href"));

    assertThat(rows()).hasSize(1);
    assertThat(rows().getFirst()).contains("No. 0 " + mark);
  }

  @Test
  void whoIsNoAdministratorIsRefusedAndNamed() {
    new Console(home).signIn(Console.PLAIN_USER);

    console.open("/site/audit?act=SIGN_IN_REFUSED");

    assertThat(rows().getFirst())
        .contains("Sign-in refused", "Not a Jira administrator", Console.PLAIN_USER);
  }
}
