package dev.harnessjira.scenario;

import dev.harnessjira.support.commits.CommitFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Commits of the product in PostgreSQL fail. */
final class FailingCommit implements Misfortune {

  private final CommitFaults faults;
  private final CommitFaults.Kind kind;
  private final Customer customer;
  private final List<String> failed = new ArrayList<>();
  private int seen;
  private Runnable end = () -> {};

  FailingCommit(CommitFaults faults, CommitFaults.Kind kind, Customer customer) {
    this.faults = faults;
    this.kind = kind;
    this.customer = customer;
  }

  @Override
  public void begin(IntPredicate which) {
    forget();
    // Outside our own monitor, here and at the end: who asks us holds that of the faults.
    end = faults.failAll(commit -> customer.isIn(commit.said()) && fails(commit, which), kind);
  }

  private synchronized void forget() {
    seen = 0;
    failed.clear();
  }

  private synchronized boolean fails(CommitFaults.Commit commit, IntPredicate which) {
    seen++;
    if (which.test(seen)) {
      failed.add(commit.what());
      return true;
    }
    return false;
  }

  @Override
  public Happened end() {
    end.run();
    return happened();
  }

  private synchronized Happened happened() {
    return new Happened(seen, List.copyOf(failed));
  }
}
