package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Calls to a remote fail; {@code forAWhile} the first to fail and all that follow it. */
final class FailingCall implements Misfortune {

  private static final Pattern PATH = Pattern.compile("/[^/]+/scenarios/[^+]*\\+");
  private static final Pattern NUMBER = Pattern.compile("/(\\d+|[\\w-]{20,})(?![^/])");

  private final Faults faults;
  private final Way way;
  private final Customer customer;
  private final List<String> failed = new ArrayList<>();
  private int seen;
  private Runnable end = () -> {};

  /** How it fails. */
  record Way(Kind kind, boolean forAWhile) {

    static Way once(Kind kind) {
      return new Way(kind, false);
    }

    /**
     * Whether it can happen once only: who is told twice to sign in is not let in any more, and who
     * is told to come back later does not come to the next point.
     */
    boolean alone() {
      return forAWhile || kind instanceof Kind.Status(var status, var after) && isOnce(status);
    }

    private static boolean isOnce(int status) {
      return status == 401 || status == 429;
    }

    @Override
    public String toString() {
      return kind + (forAWhile ? " for a while" : "");
    }
  }

  FailingCall(Faults faults, Way way, Customer customer) {
    this.faults = faults;
    this.way = way;
    this.customer = customer;
  }

  @Override
  public synchronized void begin(IntPredicate which) {
    seen = 0;
    failed.clear();
    end =
        faults.failAll(
            request -> customer.isIn(said(request)) && fails(request, which), way.kind());
  }

  private synchronized boolean fails(Request request, IntPredicate which) {
    if (way.forAWhile() && !failed.isEmpty()) {
      return true;
    }
    seen++;
    if (which.test(seen)) {
      failed.add(told(request));
      return true;
    }
    return false;
  }

  private static String said(Request request) {
    return "%s %s %s %s"
        .formatted(
            request.path(),
            request.header("Authorization"),
            request.header("x-api-key"),
            request.text());
  }

  /** With what is different for each customer left out. */
  private static String told(Request request) {
    var path = PATH.matcher(request.path()).replaceAll("/{path}");
    return request.method() + " " + NUMBER.matcher(path).replaceAll("/{id}");
  }

  @Override
  public synchronized Happened end() {
    end.run();
    return new Happened(seen, List.copyOf(failed));
  }
}
