package dev.harnessjira.ingestion.domain.state;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import org.jspecify.annotations.Nullable;

/**
 * What both a delivery and a read tell of a pull request. Null is what was not told. {@code
 * sourceRepository} keeps its number when that repository is gone.
 */
public record PullRequestFacts(
    EntityRef.PullRequest ref,
    @Nullable String title,
    @Nullable String description,
    @Nullable Stage stage,
    boolean draft,
    @Nullable Author author,
    @Nullable Long sourceRepository,
    String sourceBranch,
    String targetBranch,
    @Nullable String url) {

  /** Harness's states. */
  public enum Stage {
    OPEN,
    CLOSED,
    MERGED
  }

  /** Who opened it, by Harness's id of the principal. */
  public record Author(long principal, Person person) {}

  public boolean open() {
    return stage == Stage.OPEN;
  }

  public boolean fromFork() {
    return sourceRepository == null || sourceRepository != ref.repository();
  }

  public String titleOrEmpty() {
    return title == null ? "" : title;
  }

  public String descriptionOrEmpty() {
    return description == null ? "" : description;
  }

  /** Whether it became other in something that a webhook tells. */
  public boolean differsTellingly(PullRequestFacts now) {
    return !titleOrEmpty().equals(now.titleOrEmpty())
        || !descriptionOrEmpty().equals(now.descriptionOrEmpty())
        || (now.stage != null && stage != now.stage)
        || !targetBranch.equals(now.targetBranch);
  }

  /** What is known after this was told, given what was known before. */
  public PullRequestFacts over(PullRequestFacts older) {
    return new PullRequestFacts(
        ref,
        title == null ? older.title : title,
        description == null ? older.description : description,
        stage == null ? older.stage : stage,
        draft,
        author == null ? older.author : author,
        sourceRepository == null ? older.sourceRepository : sourceRepository,
        sourceBranch,
        targetBranch,
        url == null ? older.url : url);
  }
}
