package dev.harnessjira.sandbox.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Switches for failures of API calls, and a journal of the calls that came. */
public final class Faults {

  private static final int LONGEST_JOURNAL = 50_000;

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final ArrayDeque<Call> calls = new ArrayDeque<>();
  private volatile Consumer<Call> listener = call -> {};

  /** What goes wrong. */
  public sealed interface Kind {

    /** An answer with this status instead of the effect; {@code retryAfter} in seconds, or null. */
    record Status(int status, @Nullable Integer retryAfter) implements Kind {}

    /** An answer 429 instead of the effect, with Atlassian's reason for it. */
    record Limited(String reason, int retryAfter) implements Kind {}

    /** The effect happens, and the answer has these headers, too. */
    record Remark(Map<String, String> headers) implements Kind {}

    /** A 200 with a body that is no JSON. */
    record Garbage() implements Kind {}

    /** The effect happens, late. */
    record Slow(Duration delay) implements Kind {}

    /** The connection is cut before the effect. */
    record CutBefore() implements Kind {}

    /** The effect happens, the connection is cut before the answer. */
    record CutAfter() implements Kind {}
  }

  /** A call that came; status 0 when the connection was cut. */
  public record Call(String method, String path, int status, byte[] body) {}

  private record Fault(Predicate<Request> when, Kind kind, AtomicInteger left) {}

  /** Fails the next matching calls, as many as {@code times}. */
  public void fail(Predicate<Request> when, Kind kind, int times) {
    faults.add(new Fault(when, kind, new AtomicInteger(times)));
  }

  /** Fails all matching calls until {@link #clear}, or until the answer is run. */
  public Runnable failAll(Predicate<Request> when, Kind kind) {
    var fault = new Fault(when, kind, new AtomicInteger(Integer.MAX_VALUE));
    faults.add(fault);
    return () -> faults.remove(fault);
  }

  /** Fails the n-th API call from now, counting from 1. */
  public void failNth(int n, Kind kind) {
    var seen = new AtomicInteger();
    fail(request -> seen.incrementAndGet() == n, kind, 1);
  }

  public void clear() {
    faults.clear();
  }

  /** The calls that came, oldest first; of very many the newest. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  public void forgetCalls() {
    synchronized (calls) {
      calls.clear();
    }
  }

  /** Tells of each call when it has been answered; for counting more than the journal keeps. */
  public void listen(Consumer<Call> told) {
    listener = told;
  }

  /** Whether no request is being answered: a slow one goes on after its client has given up. */
  public boolean idle() {
    return running.get() == 0;
  }

  void begin() {
    running.incrementAndGet();
  }

  void end() {
    running.decrementAndGet();
  }

  public boolean active() {
    return !faults.isEmpty();
  }

  void note(Request request, int status) {
    var query = request.query() == null ? "" : "?" + request.query();
    var call = new Call(request.method(), request.path() + query, status, request.body());
    synchronized (calls) {
      calls.add(call);
      if (calls.size() > LONGEST_JOURNAL) {
        calls.remove();
      }
    }
    listener.accept(call);
  }

  @Nullable Kind next(Request request) {
    for (var fault : faults) {
      if (fault.left().get() > 0 && fault.when().test(request)) {
        if (fault.left().decrementAndGet() <= 0) {
          faults.remove(fault);
        }
        return fault.kind();
      }
    }
    return null;
  }
}
