package dev.harnessjira.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Deals trials to customers, a wave at a time, one for each. Commits that fail in different ways
 * are kept apart: one may be of several customers.
 */
final class Waves {

  /** Not each of what follows fails at once, nor every other: it would never get through. */
  private static final int NEAREST = 3;

  private final List<Customer> customers;
  private final Deque<List<Dealt>> apart = new ArrayDeque<>();
  private final Deque<Dealt> anywhere = new ArrayDeque<>();

  /** A trial for somebody. */
  private record Dealt(Peril peril, Points points, int first, int step) {}

  Waves(List<Customer> customers) {
    this.customers = customers;
  }

  /** Things of a sort fail in one way, {@code most} of which come in a part of a story. */
  void add(Peril peril, Points points, int most, boolean isApart) {
    var step = Math.max(Math.min(most, NEAREST), Math.ceilDiv(most, peril.atOnce()));
    var all = new ArrayList<Dealt>();
    for (var first = 1; first <= step; first++) {
      all.add(new Dealt(peril, points, first, step));
    }
    if (isApart) {
      for (var from = 0; from < step; from += customers.size()) {
        apart.add(all.subList(from, Math.min(step, from + customers.size())));
      }
    } else {
      anywhere.addAll(all);
    }
  }

  boolean isOver() {
    return apart.isEmpty() && anywhere.isEmpty();
  }

  List<Trial> next() {
    var wave = new ArrayList<Dealt>();
    if (!apart.isEmpty()) {
      wave.addAll(apart.remove());
    }
    while (wave.size() < customers.size() && !anywhere.isEmpty()) {
      wave.add(anywhere.remove());
    }
    var trials = new ArrayList<Trial>();
    for (var dealt : wave) {
      var customer = customers.get(trials.size());
      trials.add(dealt.peril().trial(customer, dealt.points(), dealt.first(), dealt.step()));
    }
    return trials;
  }
}
