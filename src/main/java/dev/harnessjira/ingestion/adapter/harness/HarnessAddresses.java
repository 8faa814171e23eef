package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessPages;
import dev.harnessjira.ingestion.domain.linking.Pages;
import org.springframework.stereotype.Component;

/** Harness's pages, by the gateway's knowledge of them. */
@Component
class HarnessAddresses implements Pages {

  @Override
  public String branch(String repositoryUrl, String name) {
    return HarnessPages.branch(repositoryUrl, name);
  }

  @Override
  public String commit(String repositoryUrl, String sha) {
    return HarnessPages.commit(repositoryUrl, sha);
  }

  @Override
  public String pullRequest(String repositoryUrl, long number) {
    return HarnessPages.pullRequest(repositoryUrl, number);
  }

  @Override
  public String createPullRequest(String repositoryUrl, String target, String source) {
    return HarnessPages.createPullRequest(repositoryUrl, target, source);
  }
}
