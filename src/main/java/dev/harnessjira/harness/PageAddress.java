package dev.harnessjira.harness;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The address of one of Harness's pages, or of a clone, as a person copies it: on the platform,
 * also under a domain of the customer's own, and on a server of Harness Open Source. {@code
 * repositories} are the paths of the repository that it may mean, the likeliest first; {@code
 * account} says whether the first segment of those is an account of the platform, which is the same
 * whatever the host.
 */
public record PageAddress(String host, List<String> repositories, boolean account, Page page) {

  private static final Set<String> PULL_REQUESTS = Set.of("pulls", "pull-requests", "pullreq");
  private static final Set<String> BRANCHES = Set.of("files", "branches", "tree");
  private static final Set<String> COMMITS = Set.of("commit", "commits");
  private static final Set<String> OTHERS =
      Set.of("edit", "settings", "webhooks", "tags", "search", "summary", "compare");

  /** What of the repository it shows. */
  public sealed interface Page {

    record Repository() implements Page {}

    record PullRequest(long number) implements Page {}

    /** {@code path} is a branch, perhaps followed by a file of it. */
    record Branch(String path) implements Page {}

    record Commit(String sha) implements Page {}
  }

  /** Reads an address; empty when it is none of Harness Code, as far as can be seen. */
  public static Optional<PageAddress> read(String text) {
    try {
      var uri = new URI(text.contains("://") ? text : "https://" + text);
      var host = uri.getHost();
      var path = uri.getRawPath();
      return host == null || path == null
          ? Optional.empty()
          : read(host.toLowerCase(Locale.ROOT), segments(path));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static List<String> segments(String path) {
    return Stream.of(path.split("/"))
        .filter(segment -> !segment.isEmpty())
        .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }

  private static Optional<PageAddress> read(String host, List<String> segments) {
    var account = segments.indexOf("account");
    var repos = segments.indexOf("repos");
    if (account >= 0 && repos > account && repos + 1 < segments.size()) {
      return platform(host, segments, account, repos);
    }
    if (segments.size() > 1 && segments.getLast().endsWith(".git")) {
      var path = String.join("/", segments);
      return Optional.of(
          new PageAddress(
              host,
              List.of(path.substring(0, path.length() - ".git".length())),
              true,
              new Page.Repository()));
    }
    return account >= 0 ? Optional.empty() : openSource(host, segments);
  }

  private static Optional<PageAddress> platform(
      String host, List<String> segments, int account, int repos) {
    List<String> path = new ArrayList<>();
    path.add(segments.get(account + 1));
    after(segments, "orgs", repos).ifPresent(path::add);
    after(segments, "projects", repos).ifPresent(path::add);
    path.add(segments.get(repos + 1));
    return page(segments.subList(repos + 2, segments.size()))
        .map(page -> new PageAddress(host, List.of(String.join("/", path)), true, page));
  }

  private static Optional<String> after(List<String> segments, String word, int before) {
    var at = segments.indexOf(word);
    return at >= 0 && at + 1 < before ? Optional.of(segments.get(at + 1)) : Optional.empty();
  }

  // Where the path of the repository ends, its page begins. The server may be below a path, too.
  private static Optional<PageAddress> openSource(String host, List<String> segments) {
    var end = 0;
    while (end < segments.size() && (end < 2 || !isPage(segments.get(end)))) {
      end++;
    }
    if (end < 2) {
      return Optional.empty();
    }
    var repository = segments.subList(0, end);
    List<String> paths = new ArrayList<>();
    for (var start = 0; start < repository.size() - 1; start++) {
      paths.add(String.join("/", repository.subList(start, repository.size())));
    }
    return page(segments.subList(end, segments.size()))
        .map(page -> new PageAddress(host, List.copyOf(paths), false, page));
  }

  private static boolean isPage(String segment) {
    return PULL_REQUESTS.contains(segment)
        || BRANCHES.contains(segment)
        || COMMITS.contains(segment)
        || OTHERS.contains(segment);
  }

  private static Optional<Page> page(List<String> rest) {
    if (rest.size() < 2) {
      return Optional.of(new Page.Repository());
    }
    var kind = rest.getFirst();
    var what = rest.get(1);
    if (PULL_REQUESTS.contains(kind) && what.matches("\\d{1,18}")) {
      return Optional.of(new Page.PullRequest(Long.parseLong(what)));
    }
    if (BRANCHES.contains(kind)) {
      return Optional.of(new Page.Branch(String.join("/", rest.subList(1, rest.size()))));
    }
    if (COMMITS.contains(kind) && what.matches("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}")) {
      return Optional.of(new Page.Commit(what.toLowerCase(Locale.ROOT)));
    }
    return Optional.of(new Page.Repository());
  }
}
