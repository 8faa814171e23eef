package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pull request, kept by its target repository; open fields, as a row. */
public final class PullRequest implements Serializable {

  private static final long serialVersionUID = 1L;

  public final long id;
  public final long number;
  public final Repository target;
  public final Repository source;
  public final String sourceBranch;
  public final Principal author;
  public final long created;
  public long updated;
  public @Nullable Long closed;
  public State state = State.OPEN;
  public boolean draft;
  public String title;
  public String description = "";
  public String targetBranch;
  public String sourceSha;
  public String mergeBaseSha;
  public @Nullable Merge merge;

  /** Who wants it merged as soon as it may be. */
  public @Nullable Principal autoMergeBy;

  public final Map<Long, Reviewer> reviewers = new LinkedHashMap<>();
  public final Map<Long, GroupReviewer> groups = new LinkedHashMap<>();
  public final List<Activity> activities = new ArrayList<>();

  public PullRequest(long id, long number, Opening opening, Principal author, long created) {
    this.id = id;
    this.number = number;
    this.target = opening.target();
    this.source = opening.source();
    this.sourceBranch = opening.sourceBranch();
    this.targetBranch = opening.targetBranch();
    this.title = opening.title();
    this.description = opening.description();
    this.draft = opening.draft();
    this.author = author;
    this.created = created;
    this.updated = created;
    this.sourceSha = "";
    this.mergeBaseSha = "";
  }

  /** What somebody asks for who opens a pull request. */
  public record Opening(
      Repository target,
      String targetBranch,
      Repository source,
      String sourceBranch,
      String title,
      String description,
      boolean draft) {

    public static Opening within(Repository repository, String sourceBranch, String title) {
      return new Opening(
          repository, repository.defaultBranch, repository, sourceBranch, title, "", false);
    }

    public Opening describedAs(String text) {
      return new Opening(target, targetBranch, source, sourceBranch, title, text, draft);
    }

    public Opening asDraft() {
      return new Opening(target, targetBranch, source, sourceBranch, title, description, true);
    }
  }

  /** The states of a pull request. */
  public enum State {
    OPEN,
    CLOSED,
    MERGED;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The ways to merge, under their wire names. */
  public enum Method {
    MERGE("merge"),
    SQUASH("squash"),
    REBASE("rebase"),
    FAST_FORWARD("fast-forward");

    private final String wire;

    Method(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /** How, when and by whom a pull request was merged. */
  public record Merge(
      Method method, long at, Principal merger, String targetShaBefore, String mergeSha)
      implements Serializable {}
}
