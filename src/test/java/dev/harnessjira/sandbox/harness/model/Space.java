package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account, organization or project, which Harness Code calls a space; open fields, as a row. */
public final class Space implements Serializable {

  private static final long serialVersionUID = 1L;

  public final long id;
  public @Nullable Space parent;
  public String identifier;
  public String name;
  public String description = "";
  public final long createdBy;
  public final long created;
  public long updated;

  Space(long id, @Nullable Space parent, String identifier, Principal creator, long created) {
    this.id = id;
    this.parent = parent;
    this.identifier = identifier;
    this.name = identifier;
    this.createdBy = creator.id();
    this.created = created;
    this.updated = created;
  }

  public String path() {
    return parent == null ? identifier : parent.path() + "/" + identifier;
  }

  /** 1 for an account, 2 for an organization, 3 for a project. */
  public int depth() {
    return chain().size();
  }

  public Space root() {
    return chain().getLast();
  }

  /** This space and its ancestors, nearest first. */
  public List<Space> chain() {
    var chain = new ArrayList<Space>();
    for (@Nullable Space at = this; at != null; at = at.parent) {
      chain.add(at);
    }
    return chain;
  }

  public boolean covers(Space other) {
    return other.chain().contains(this);
  }
}
