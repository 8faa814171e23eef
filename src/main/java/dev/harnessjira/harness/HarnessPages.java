package dev.harnessjira.harness;

import static dev.harnessjira.harness.HarnessCalls.encode;

/** Addresses of the pages that Harness has for people. */
public final class HarnessPages {

  private HarnessPages() {}

  /** A repository, by its path: account, organization and project may lead to it. */
  public static String repository(HarnessAccess access, String path) {
    var base = access.baseUrl().toString().replaceAll("/+$", "");
    return switch (access.dialect()) {
      case OPEN_SOURCE -> base + "/" + path;
      case PLATFORM -> base + "/ng/account/" + platform(path.split("/"));
    };
  }

  private static String platform(String[] segments) {
    var start = segments[0] + "/module/code";
    return switch (segments.length) {
      case 1 -> start;
      case 2 -> start + "/repos/" + segments[1];
      case 3 -> start + "/orgs/" + segments[1] + "/repos/" + segments[2];
      default ->
          start + "/orgs/" + segments[1] + "/projects/" + segments[2] + "/repos/" + segments[3];
    };
  }

  public static String branch(String repositoryUrl, String name) {
    return repositoryUrl + "/files/" + segments(name);
  }

  public static String commit(String repositoryUrl, String sha) {
    return repositoryUrl + "/commit/" + sha;
  }

  public static String pullRequest(String repositoryUrl, long number) {
    return repositoryUrl + "/pulls/" + number;
  }

  /** Where a pull request from a branch is opened. */
  public static String createPullRequest(String repositoryUrl, String target, String source) {
    return repositoryUrl + "/pulls/compare/" + segments(target) + "..." + segments(source);
  }

  /** Branch names go in with their slashes; all else is percent-encoded. */
  private static String segments(String name) {
    var encoded = new StringBuilder();
    for (var segment : name.split("/", -1)) {
      encoded.append(encoded.isEmpty() ? "" : "/").append(encode(segment));
    }
    return encoded.toString();
  }
}
