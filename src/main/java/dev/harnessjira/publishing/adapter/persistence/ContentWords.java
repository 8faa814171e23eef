package dev.harnessjira.publishing.adapter.persistence;

import dev.harnessjira.publishing.domain.content.Content;

/** What content is called, and where its page is. */
final class ContentWords {

  private ContentWords() {}

  static String title(Content content) {
    return switch (content) {
      case Content.Repository repository -> repository.name();
      case Content.Branch branch -> branch.name();
      case Content.Commit commit -> commit.message().lines().findFirst().orElse(commit.id());
      case Content.PullRequest pull -> pull.title();
    };
  }

  static String url(Content content) {
    return switch (content) {
      case Content.Repository repository -> repository.url();
      case Content.Branch branch -> branch.url();
      case Content.Commit commit -> commit.url();
      case Content.PullRequest pull -> pull.url();
    };
  }

  /** The title, and for a pull request how it stands. */
  static String sent(Content content) {
    return content instanceof Content.PullRequest pull
        ? pull.title() + " (" + pull.status().name().toLowerCase(java.util.Locale.ROOT) + ")"
        : title(content);
  }
}
