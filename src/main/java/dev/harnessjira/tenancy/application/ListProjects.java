package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteProjects;
import dev.harnessjira.tenancy.domain.ProjectLists;
import dev.harnessjira.tenancy.domain.ProjectLists.ProjectList;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The projects of a site as they were last read. */
@Service
class ListProjects implements SiteProjects {

  /** So long a list counts that cannot be read again. */
  private static final Duration COUNTS = Duration.ofDays(3);

  private static final Duration APART = Duration.ofMinutes(10);

  private final ProjectLists lists;
  private final DurableWork work;
  private final Transactions transactions;
  private final Clock clock;

  ListProjects(ProjectLists lists, DurableWork work, Transactions transactions, Clock clock) {
    this.lists = lists;
    this.work = work;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Set<String>> keys(SiteId site) {
    return transactions
        .inSite(site.value(), () -> lists.find(site))
        .filter(this::counts)
        .map(ProjectList::keys);
  }

  private boolean counts(ProjectList list) {
    var readAt = list.readAt();
    return readAt != null && readAt.plus(COUNTS).isAfter(clock.instant());
  }

  @Override
  public void readAgain(SiteId site) {
    transactions.runInSite(
        site.value(),
        () -> {
          var soonest = lists.find(site).map(list -> list.triedAt().plus(APART));
          work.due(
              ReadProjects.TASK,
              new WorkOwner(site.value(), ""),
              soonest.filter(this::isLater).orElse(clock.instant()));
        });
  }

  private boolean isLater(Instant at) {
    return at.isAfter(clock.instant());
  }
}
