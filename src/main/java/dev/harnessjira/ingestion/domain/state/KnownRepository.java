package dev.harnessjira.ingestion.domain.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A repository of Harness; the id stays over renames. {@code url} is its page for people; {@code
 * urlGiven} says that Harness itself told it, which is worth more than one that was put together.
 */
public record KnownRepository(
    long id,
    String path,
    String name,
    @Nullable String defaultBranch,
    @Nullable String url,
    boolean urlGiven) {

  public boolean isDefault(String branch) {
    return branch.equals(defaultBranch);
  }

  /** Whether Jira is shown the same of it and of what is in it. */
  public boolean looksLike(KnownRepository other) {
    return path.equals(other.path)
        && name.equals(other.name)
        && Objects.equals(defaultBranch, other.defaultBranch)
        && Objects.equals(url, other.url);
  }

  /** What is known after this was told, given what was known before. */
  public KnownRepository over(KnownRepository older) {
    var keepsUrl = url == null || (!urlGiven && older.urlGiven && path.equals(older.path));
    return new KnownRepository(
        id,
        path,
        name,
        defaultBranch == null ? older.defaultBranch : defaultBranch,
        keepsUrl ? older.url : url,
        keepsUrl ? older.urlGiven : urlGiven);
  }
}
