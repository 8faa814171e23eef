package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Somebody asked to review a pull request, with the latest decision; open fields, as a row. */
public final class Reviewer implements Serializable {

  private static final long serialVersionUID = 1L;

  public final Principal principal;
  public final Principal addedBy;
  public final String type;
  public final long created;
  public long updated;
  public @Nullable Long latestReview;
  public String decision = "pending";
  public String sha;

  public Reviewer(Principal principal, Principal addedBy, String sha, long created) {
    this.principal = principal;
    this.addedBy = addedBy;
    this.type = principal.equals(addedBy) ? "self_assigned" : "requested";
    this.sha = sha;
    this.created = created;
    this.updated = created;
  }
}
