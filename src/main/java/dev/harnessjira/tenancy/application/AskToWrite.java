package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.SiteAdministration.WriteTest;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteReauthorized;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.Grants;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.WriteProbe;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Finds out by asking whether a grant may write to a site; asks again while Jira does not say. */
@Service
class AskToWrite implements WorkHandler {

  static final String TASK = "ask-to-write";

  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final String SCOPE = "write:dev-info:jira";

  private final Sites sites;
  private final Grants grants;
  private final GrantTokens tokens;
  private final WriteProbe probe;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AskToWrite(
      Sites sites,
      Grants grants,
      GrantTokens tokens,
      WriteProbe probe,
      Transactions transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sites = sites;
    this.grants = grants;
    this.tokens = tokens;
    this.probe = probe;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    var id = new SiteId(owner.site());
    var site = transactions.inSite(owner.site(), () -> sites.find(id)).orElse(null);
    if (site == null || site.grantMayWrite() != Answer.UNDECIDED) {
      return null;
    }
    var answer = ask(site);
    if (answer == Answer.UNDECIDED) {
      return clock.instant().plus(AGAIN);
    }
    transactions.runInSite(owner.site(), () -> note(id, answer));
    return null;
  }

  private Answer ask(Site site) {
    var grant = grants.find(site.grantAccount());
    if (grant.isPresent() && !grant.get().tokens().scopes().contains(SCOPE)) {
      return Answer.MAY_NOT;
    }
    return switch (tokens.token(site.grantAccount())) {
      case Token.Usable(var bearer, var version) ->
          verdict(probe.ask(probe.withGrant(site.id(), bearer)));
      case Token.Lost lost -> Answer.UNDECIDED;
      case Token.Unavailable unavailable -> Answer.UNDECIDED;
    };
  }

  /** A grant may write when it may read, write and remove; one clear no is a no. */
  static Answer verdict(WriteTest test) {
    if (test.read().answer() == Answer.MAY_NOT
        || test.write().answer() == Answer.MAY_NOT
        || test.removal().answer() == Answer.MAY_NOT) {
      return Answer.MAY_NOT;
    }
    var all =
        test.read().answer() == Answer.MAY
            && test.write().answer() == Answer.MAY
            && test.removal().answer() == Answer.MAY;
    return all ? Answer.MAY : Answer.UNDECIDED;
  }

  private void note(SiteId id, Answer answer) {
    sites.answered(id, answer);
    var writing = sites.find(id).map(Site::writing).orElse(Writing.NONE);
    if (writing != Writing.CREDENTIALS) {
      sites.writeWith(id, answer == Answer.MAY ? Writing.GRANT : Writing.NONE);
      events.publishEvent(new SiteReauthorized(id));
    }
  }
}
