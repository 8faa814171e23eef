package dev.harnessjira.ingestion.domain.linking;

/** Addresses of the open source server's form. */
final class SlashPages implements Pages {

  @Override
  public String branch(String repositoryUrl, String name) {
    return repositoryUrl + "/files/" + name;
  }

  @Override
  public String commit(String repositoryUrl, String sha) {
    return repositoryUrl + "/commit/" + sha;
  }

  @Override
  public String pullRequest(String repositoryUrl, long number) {
    return repositoryUrl + "/pulls/" + number;
  }

  @Override
  public String createPullRequest(String repositoryUrl, String target, String source) {
    return repositoryUrl + "/pulls/compare/" + target + "..." + source;
  }
}
