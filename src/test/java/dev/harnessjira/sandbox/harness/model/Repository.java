package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A code repository with its branches and pull requests; open fields, as a row. */
public final class Repository implements Serializable {

  private static final long serialVersionUID = 1L;

  public final long id;
  public Space space;
  public String identifier;
  public String description = "";
  public String defaultBranch = "main";
  public final long createdBy;
  public final long created;
  public long updated;
  public long lastGitPush;
  public @Nullable Repository forkOf;
  public boolean archived;
  public boolean deleted;

  /** Short branch name to head sha. */
  public final Map<String, String> branches = new TreeMap<>();

  /** Every commit ever pushed here: those of a deleted branch stay readable by their sha. */
  public final Set<String> objects = new HashSet<>();

  public final Map<Long, PullRequest> pullRequests = new LinkedHashMap<>();

  Repository(long id, Space space, String identifier, Principal creator, long created) {
    this.id = id;
    this.space = space;
    this.identifier = identifier;
    this.createdBy = creator.id();
    this.created = created;
    this.updated = created;
    this.lastGitPush = created;
  }

  public String path() {
    return space.path() + "/" + identifier;
  }

  public long pullRequestsIn(PullRequest.State state) {
    return pullRequests.values().stream().filter(pull -> pull.state == state).count();
  }
}
