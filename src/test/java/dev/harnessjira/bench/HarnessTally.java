package dev.harnessjira.bench;

import dev.harnessjira.sandbox.harness.BulkWorld;
import dev.harnessjira.sandbox.harness.BulkWorld.BulkPull;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.http.Faults.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts the calls of a first read, those for one pull request by what that is. */
final class HarnessTally {

  private static final Pattern OF_PULL =
      Pattern.compile(".*/repos/(.+?)(?:/\\+)?/pullreq/(\\d+)(/.*)?");
  private static final Pattern OF_BRANCH =
      Pattern.compile(".*/repos/(.+?)(?:/\\+)?/branches/([^?]+).*");
  private static final Pattern OF_COMMITS =
      Pattern.compile(".*/repos/(.+?)(?:/\\+)?/commits\\?git_ref=([^&]+)&.*");

  private static final Pattern SINCE = Pattern.compile(".*edited_gt=(\\d+).*");
  private static final long HUNDRED_DAYS = Duration.ofDays(100).toMillis();

  private final Map<String, BulkPull> pulls = new HashMap<>();
  private final Map<BulkPull, Integer> calls = new HashMap<>();
  private final Map<String, Integer> pages = new HashMap<>();
  private final Map<String, AtomicInteger> kinds = new HashMap<>();
  private int all;
  private int kills;
  private int repeatedAfterKill;
  private int repeatedOtherwise;

  HarnessTally(BulkWorld world) {
    for (var it : world.pulls()) {
      var pull = it.pull();
      for (var repository : new String[] {Long.toString(pull.target.id), pull.target.path()}) {
        pulls.put(repository + " " + pull.number, it);
        pulls.put(repository + " " + pull.sourceBranch, it);
        it.commits().forEach(sha -> pulls.put(repository + " " + sha, it));
      }
    }
  }

  synchronized void count(Call call) {
    all++;
    var of = of(call.path());
    if (of == null) {
      page(call.path());
    } else {
      calls.merge(of, 1, Integer::sum);
    }
  }

  private void page(String path) {
    var kind = kind(path);
    kinds.computeIfAbsent(kind, unknown -> new AtomicInteger()).incrementAndGet();
    var before = pages.put(path, kills);
    if (before != null && !kind.equals("other") && !isCheck(path)) {
      if (before < kills) {
        repeatedAfterKill++;
      } else {
        repeatedOtherwise++;
      }
    }
  }

  /** The first page of repositories is also how a first read finds out what the token may see. */
  private static boolean isCheck(String path) {
    return kind(path).equals("pages of repositories") && path.contains("page=1");
  }

  private static String kind(String path) {
    if (isCursor(path)) {
      return "other";
    }
    if (path.contains("/pullreq?")) {
      return "pages of pull requests";
    }
    if (path.contains("/repos?")) {
      return "pages of repositories";
    }
    if (path.contains("/branches?")) {
      return "pages of branches";
    }
    return path.contains("since=") ? "pages of commits" : "other";
  }

  /** The change cursor asks again and again what is new; a first read asks far back. */
  private static boolean isCursor(String path) {
    var since = SINCE.matcher(path);
    return since.matches()
        && Long.parseLong(since.group(1)) > System.currentTimeMillis() - HUNDRED_DAYS;
  }

  private @Nullable BulkPull of(String path) {
    for (var pattern : new Pattern[] {OF_PULL, OF_BRANCH, OF_COMMITS}) {
      var match = pattern.matcher(path);
      if (match.matches() && !path.contains("since=")) {
        return pulls.get(decode(match.group(1)) + " " + decode(match.group(2)));
      }
    }
    return null;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("/+", ""), StandardCharsets.UTF_8);
  }

  synchronized int all() {
    return all;
  }

  /** Calls for each pull request of a kind, on average. */
  synchronized double each(Predicate<BulkPull> wanted) {
    var mine = pulls.values().stream().distinct().filter(wanted).toList();
    var sum = mine.stream().mapToInt(it -> calls.getOrDefault(it, 0)).sum();
    return mine.isEmpty() ? 0 : (double) sum / mine.size();
  }

  static Predicate<BulkPull> keyed(State state) {
    return it -> it.isKeyed() && it.isRead() && it.pull().state == state;
  }

  synchronized Map<String, AtomicInteger> kinds() {
    return Map.copyOf(kinds);
  }

  /** What is asked for from now on and was before the product was killed is repeated by that. */
  synchronized void killed() {
    kills++;
  }

  synchronized int repeatedAfterKill() {
    return repeatedAfterKill;
  }

  /** Pages that the same process asked for again, because its time was up in the middle. */
  synchronized int repeatedOtherwise() {
    return repeatedOtherwise;
  }
}
