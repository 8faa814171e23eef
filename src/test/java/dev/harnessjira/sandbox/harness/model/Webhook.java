package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registered webhook with its executions, newest last; open fields, as a row. */
public final class Webhook implements Serializable {

  private static final long serialVersionUID = 1L;

  public final long id;
  public final Parent parent;
  public final long createdBy;
  public final long created;
  public long updated;
  public long version;
  public String identifier;
  public String displayName;
  public String description = "";
  public String url;
  public String secret = "";
  public boolean enabled;
  public boolean insecure;
  public List<String> triggers = List.of();
  public List<ExtraHeader> extraHeaders = List.of();
  public @Nullable String latestResult;
  public final List<Execution> executions = new ArrayList<>();

  public Webhook(long id, Parent parent, String identifier, Principal creator, long created) {
    this.id = id;
    this.parent = parent;
    this.identifier = identifier;
    this.displayName = identifier;
    this.url = "";
    this.createdBy = creator.id();
    this.created = created;
    this.updated = created;
  }

  public boolean hears(String trigger) {
    return enabled && (triggers.isEmpty() || triggers.contains(trigger));
  }

  public void record(Execution execution, long now) {
    executions.add(execution);
    if (!execution.result().equals(latestResult)) {
      latestResult = execution.result();
      version++;
      updated = now;
    }
  }

  /** A header that the webhook's owner adds to each delivery. */
  public record ExtraHeader(String key, String value, boolean masked) implements Serializable {}

  /** The repository or space that a webhook belongs to. */
  public sealed interface Parent extends Serializable {
    long id();

    String type();

    /** 0 for a repository, else the depth of the space. */
    int scope();
  }

  /** A repository as a webhook's parent. */
  public record OfRepository(Repository repository) implements Parent {
    @Override
    public long id() {
      return repository.id;
    }

    @Override
    public String type() {
      return "repo";
    }

    @Override
    public int scope() {
      return 0;
    }
  }

  /** An account, organization or project as a webhook's parent. */
  public record OfSpace(Space space) implements Parent {
    @Override
    public long id() {
      return space.id;
    }

    @Override
    public String type() {
      return "space";
    }

    @Override
    public int scope() {
      return space.depth();
    }
  }
}
