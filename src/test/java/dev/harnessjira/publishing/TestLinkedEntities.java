package dev.harnessjira.publishing;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Linked entities of one repository. */
public final class TestLinkedEntities {

  public static final long REPOSITORY = 7;

  private static final String PAGE = "https://app.harness.io/ng/repos/basket";
  private static final LinkedEntity.Person ADA = new LinkedEntity.Person("Ada", "ada@example.com");

  private TestLinkedEntities() {}

  public static LinkedEntity.Repository repository(long id) {
    return new LinkedEntity.Repository(id, "acc/org/shop/basket" + id, "basket" + id, PAGE + id);
  }

  public static LinkedEntity.PullRequest pullRequest(
      long number, String title, LinkedEntity.State state, String... keys) {
    return pullRequest(REPOSITORY, number, title, state, keys);
  }

  public static LinkedEntity.PullRequest pullRequest(
      long repository, long number, String title, LinkedEntity.State state, String... keys) {
    return new LinkedEntity.PullRequest(
        new EntityRef.PullRequest(repository, number),
        keys(keys),
        title,
        state,
        ADA,
        List.of(
            new LinkedEntity.Reviewer(
                new LinkedEntity.Person("Bob", "bob@example.com"), LinkedEntity.Decision.APPROVED)),
        2,
        "feature",
        PAGE + "/files/feature",
        "main",
        PAGE + "/files/main",
        PAGE + "/pulls/" + number,
        Instant.parse("2026-11-20T10:00:00Z"));
  }

  public static LinkedEntity.Branch branch(String name, LinkedEntity.Commit head, String... keys) {
    return new LinkedEntity.Branch(
        new EntityRef.Branch(REPOSITORY, name),
        keys(keys),
        PAGE + "/files/" + name,
        PAGE + "/pulls/compare/main..." + name,
        head);
  }

  public static LinkedEntity.Commit commit(String sha, String... keys) {
    return commit(REPOSITORY, sha, keys);
  }

  public static LinkedEntity.Commit commit(long repository, String sha, String... keys) {
    return new LinkedEntity.Commit(
        new EntityRef.Commit(repository, sha),
        keys(keys),
        "Change " + sha,
        ADA,
        Instant.parse("2026-11-20T09:00:00Z"),
        PAGE + "/commit/" + sha,
        false,
        1,
        List.of(
            new LinkedEntity.ChangedFile(
                "README.md", PAGE + "/files/README.md", LinkedEntity.Change.MODIFIED, 3, 1)));
  }

  public static SortedSet<String> keys(String... keys) {
    return new TreeSet<>(List.of(keys));
  }
}
