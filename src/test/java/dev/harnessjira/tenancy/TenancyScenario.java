package dev.harnessjira.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.tenancy.Admission.Admitted;
import dev.harnessjira.tenancy.SiteAdministration.StandInOutcome;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of tenancy do again and again; each starts with no rows and a new Atlassian. */
@TenancyTest
public abstract class TenancyScenario {

  public static final SiteId ACME = new SiteId(JiraSimulator.ACME);
  public static final SiteId GLOBEX = new SiteId(JiraSimulator.GLOBEX);
  public static final AccountId ADMIN = new AccountId(AtlassianSandbox.ADMIN);
  public static final AccountId OTHER_ADMIN = new AccountId(AtlassianSandbox.OTHER_ADMIN);
  public static final AccountId TWO_SITES = new AccountId(AtlassianSandbox.TWO_SITES);

  @Autowired protected WorkByHand work;
  @Autowired protected SignIn signIn;
  @Autowired protected SiteAdministration administration;
  @Autowired protected SiteWriting writing;
  @Autowired protected AtlassianSandbox atlassian;
  @Autowired protected TenancyRows rows;
  @Autowired protected PublishedEvents events;
  @Autowired protected ShiftedClock clock;

  @BeforeEach
  void startAnew() {
    rows.deleteAll();
    work.forget();
    atlassian.renew();
    events.clear();
  }

  protected Admission admit(String person) {
    return signIn.admit(atlassian.consent(person).accessToken());
  }

  /** Consents and signs in. */
  protected Admitted signIn(String person) {
    return signIn(atlassian.consent(person));
  }

  protected Admitted signIn(GrantedTokens tokens) {
    var admitted = (Admitted) signIn.admit(tokens.accessToken());
    signIn.keep(admitted, tokens);
    return admitted;
  }

  /** Signs in and connects the site. */
  protected void connect(AccountId person, SiteId site) {
    signIn(person.value());
    signIn.enter(person, site);
  }

  /** The same, and Jira has said what the site is written with. */
  protected void connectAndAsk(AccountId person, SiteId site) {
    connect(person, site);
    work.run();
  }

  /** Signs in and lets their authorization stand in. */
  protected void standIn(AccountId person, SiteId site) {
    signIn(person.value());
    assertThat(administration.standIn(site, person)).isEqualTo(new StandInOutcome.StandsIn());
  }

  /** A day and an hour go by, and whatever is due in each hour happens. */
  protected void dayPasses() {
    for (var hour = 0; hour < 25; hour++) {
      clock.advance(Duration.ofHours(1));
      work.run();
    }
  }

  protected SiteView view(SiteId site) {
    return administration.site(site).orElseThrow();
  }
}
