package dev.harnessjira.ingestion.domain.linking;

/** Addresses of Harness's pages for people, below the page of a repository. */
public interface Pages {

  String branch(String repositoryUrl, String name);

  String commit(String repositoryUrl, String sha);

  String pullRequest(String repositoryUrl, long number);

  String createPullRequest(String repositoryUrl, String target, String source);
}
