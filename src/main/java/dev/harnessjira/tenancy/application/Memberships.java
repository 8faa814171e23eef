package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.domain.Administrators;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** What is stored of who administers which site. */
@Service
class Memberships {

  private final Administrators administrators;
  private final Transactions transactions;
  private final Clock clock;

  Memberships(Administrators administrators, Transactions transactions, Clock clock) {
    this.administrators = administrators;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Notes what was found at a sign-in; a site that was not among it may only not have answered. */
  void verified(AccountId account, List<Candidate> sites) {
    var found = sites.stream().map(Candidate::id).toList();
    transactions.runAsAccount(
        account.value(),
        () -> {
          administrators.sitesOf(account).stream()
              .map(Candidate::id)
              .filter(old -> !found.contains(old))
              .forEach(old -> administrators.doubt(account, old));
          sites.forEach(site -> administrators.verified(account, site, clock.instant()));
        });
  }

  List<Candidate> of(AccountId account) {
    return transactions.asAccount(account.value(), () -> administrators.sitesOf(account));
  }
}
