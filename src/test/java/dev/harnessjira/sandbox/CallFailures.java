package dev.harnessjira.sandbox;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One way, at a time, in which certain calls of a remote fail. */
final class CallFailures {

  private static final int RETRY_AFTER_SECONDS = 15;
  private static final Duration SLOW = Duration.ofSeconds(8);

  private final String prefix;
  private final Faults faults;
  private final Predicate<Request> calls;
  private @Nullable Runnable lift;
  private String current = "";

  CallFailures(String prefix, Faults faults, Predicate<Request> calls) {
    this.prefix = prefix;
    this.faults = faults;
    this.calls = calls;
  }

  List<Switch> switches() {
    return List.of(
        of("401", "401 Unauthorized", new Kind.Status(401, null)),
        of("403", "403 Forbidden", new Kind.Status(403, null)),
        of("404", "404 Not found", new Kind.Status(404, null)),
        of("413", "413 Too large", new Kind.Status(413, null)),
        of("429", "429, retry after 15 s", new Kind.Status(429, RETRY_AFTER_SECONDS)),
        of("429-burst", "429, too many in a moment", limited("jira-burst-based")),
        of("429-site", "429, the site’s quota is used up", limited("jira-quota-tenant-based")),
        of("429-app", "429, the app’s quota is used up", limited("jira-quota-global-based")),
        of("500", "500 Server error", new Kind.Status(500, null)),
        of("503", "503, retry after 15 s", new Kind.Status(503, RETRY_AFTER_SECONDS)),
        of("slow", "Answers after 8 s", new Kind.Slow(SLOW)),
        of("garbage", "Answers no JSON", new Kind.Garbage()),
        of("cut", "Cuts the connection", new Kind.CutBefore()),
        of("cut-after", "Does it, then cuts", new Kind.CutAfter()));
  }

  private static Kind limited(String reason) {
    return new Kind.Limited(reason, RETRY_AFTER_SECONDS);
  }

  private Switch of(String id, String label, Kind kind) {
    return new Switch(
        prefix + "-" + id, label, () -> isOn(id), wanted -> turn(wanted ? id : "", kind));
  }

  private synchronized boolean isOn(String id) {
    return current.equals(id);
  }

  private synchronized void turn(String id, Kind kind) {
    if (lift != null) {
      lift.run();
    }
    current = id;
    lift = id.isEmpty() ? null : faults.failAll(calls, kind);
  }
}
