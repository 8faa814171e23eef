package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteProjectsAppeared;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.ProjectLists;
import dev.harnessjira.tenancy.domain.ProjectLists.ProjectList;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Reads the projects of a site with the grant of the person who authorized it, daily, or hourly
 * while that does not work.
 */
@Service
class ReadProjects implements WorkHandler {

  static final String TASK = "read-projects";

  private static final Duration AGAIN = Duration.ofDays(1);
  private static final Duration AFTER_FAILURE = Duration.ofHours(1);

  private final Sites sites;
  private final ProjectLists lists;
  private final GrantTokens tokens;
  private final AtlassianAccounts atlassian;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReadProjects(
      Sites sites,
      ProjectLists lists,
      GrantTokens tokens,
      AtlassianAccounts atlassian,
      Transactions transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sites = sites;
    this.lists = lists;
    this.tokens = tokens;
    this.atlassian = atlassian;
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
    var site = transactions.inSite(id.value(), () -> sites.find(id)).filter(ReadProjects::isThere);
    if (site.isEmpty()) {
      return null;
    }
    var read = read(site.get(), true);
    transactions.runInSite(id.value(), () -> keep(id, read));
    return clock.instant().plus(read.isPresent() ? AGAIN : AFTER_FAILURE);
  }

  private static boolean isThere(Site site) {
    return site.state() != State.DISCONNECTED;
  }

  private Optional<Set<String>> read(Site site, boolean onceMore) {
    if (!(tokens.token(site.grantAccount())
        instanceof Token.Usable(var bearer, var version, var scopes))) {
      return Optional.empty();
    }
    return switch (atlassian.projects(bearer, site.id().value())) {
      case Reply.Answered<Set<String>>(var keys) -> Optional.of(keys);
      case Reply.Unauthorized<Set<String>> over -> {
        tokens.refused(site.grantAccount());
        yield onceMore ? read(site, false) : Optional.empty();
      }
      case Reply.Refused<Set<String>> refused -> Optional.empty();
      case Reply.Gone<Set<String>> gone -> Optional.empty();
      case Reply.Unavailable<Set<String>> unavailable -> Optional.empty();
    };
  }

  private void keep(SiteId site, Optional<Set<String>> read) {
    var now = clock.instant();
    var before = lists.find(site).orElse(new ProjectList(null, null, now));
    lists.keep(
        site, read.map(keys -> new ProjectList(keys, now, now)).orElse(before.triedAgain(now)));
    var known = before.keys();
    if (known != null && read.isPresent()) {
      Set<String> appeared = new HashSet<>(read.get());
      appeared.removeAll(known);
      if (!appeared.isEmpty()) {
        events.publishEvent(new SiteProjectsAppeared(site, Set.copyOf(appeared)));
      }
    }
  }
}
