package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteReauthorized;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.Consent;
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
    if (site == null || !isOpen(site)) {
      return null;
    }
    return switch (ask(site, true)) {
      case Asked.Lost lost -> null;
      case Asked.Again again -> clock.instant().plus(AGAIN);
      case Asked.Told(var answer) -> {
        transactions.runInSite(owner.site(), () -> note(site, answer));
        yield null;
      }
    };
  }

  private static boolean isOpen(Site site) {
    return site.state() == State.CONNECTED && site.grantMayWrite() == Answer.UNDECIDED;
  }

  /** What came of asking. */
  private sealed interface Asked {

    record Told(Answer answer) implements Asked {}

    /** Jira did not say. */
    record Again() implements Asked {}

    /** There is no grant to ask with until somebody consents again. */
    record Lost() implements Asked {}
  }

  private Asked ask(Site site, boolean onceMore) {
    var lacksScope =
        grants.consent(site.grantAccount()).filter(consent -> !consent.mayWrite()).isPresent();
    if (lacksScope) {
      return new Asked.Told(Answer.MAY_NOT);
    }
    return switch (tokens.token(site.grantAccount())) {
      case Token.Usable(var bearer, var version, var scopes) -> probed(site, bearer, onceMore);
      case Token.Lost lost -> isLost(site) ? new Asked.Lost() : new Asked.Again();
      case Token.Unavailable unavailable -> new Asked.Again();
    };
  }

  // Somebody may have consented again since the token was looked for.
  private boolean isLost(Site site) {
    return grants.consent(site.grantAccount()).map(Consent::isLost).orElse(true);
  }

  // A 401 can mean that the token is over: only one that a new token gets too is a no.
  private Asked probed(Site site, String bearer, boolean onceMore) {
    return switch (probe.ask(probe.withGrant(site.id(), bearer)).verdict()) {
      case MAY -> new Asked.Told(Answer.MAY);
      case MAY_NOT -> new Asked.Told(Answer.MAY_NOT);
      case NOT_WITH_THIS_TOKEN -> {
        tokens.refused(site.grantAccount());
        yield onceMore ? ask(site, false) : new Asked.Told(Answer.MAY_NOT);
      }
      case NOT_THERE -> new Asked.Again();
      case UNDECIDED -> new Asked.Again();
    };
  }

  // What was asked is noted for what was asked about only: the site may have moved on meanwhile.
  private void note(Site asked, Answer answer) {
    sites
        .lock(asked.id())
        .filter(now -> isOpen(now) && now.credentialVersion() == asked.credentialVersion())
        .ifPresent(now -> {
          sites.answered(now.id(), answer);
          if (now.writing() != Writing.CREDENTIALS) {
            sites.writeWith(now.id(), answer == Answer.MAY ? Writing.GRANT : Writing.NONE);
            events.publishEvent(new SiteReauthorized(now.id()));
          }
        });
  }
}
