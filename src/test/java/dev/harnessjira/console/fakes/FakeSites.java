package dev.harnessjira.console.fakes;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.Answer;
import java.util.Optional;

/** The Jira site Acme, in whatever state. */
public final class FakeSites implements SiteAdministration {

  private SiteView.State state = SiteView.State.CONNECTED;
  private SiteView.Writing writing = SiteView.Writing.GRANT;

  public FakeSites in(SiteView.State now, SiteView.Writing with) {
    state = now;
    writing = with;
    return this;
  }

  @Override
  public boolean mayAdminister(AccountId account, SiteId site) {
    return true;
  }

  @Override
  public Optional<SiteView> site(SiteId site) {
    return Optional.of(
        new SiteView(
            site,
            "Acme",
            "https://acme.atlassian.net",
            state,
            "403",
            "Ada",
            Answer.MAY,
            null,
            writing,
            null,
            null,
            null));
  }

  @Override
  public WriteTest test(SiteId site) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CredentialsOutcome useCredentials(SiteId site, String clientId, String clientSecret) {
    throw new UnsupportedOperationException();
  }

  @Override
  public StandInOutcome standIn(SiteId site, AccountId account) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void standDown(SiteId site, AccountId account) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void disconnect(SiteId site) {
    throw new UnsupportedOperationException();
  }
}
