package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of a pull request's timeline; open fields, as a row. */
public final class Activity implements Serializable {

  private static final long serialVersionUID = 1L;

  public final long id;
  public final String type;
  public final String kind;
  public final long created;
  public final Principal author;
  public final Map<String, @Nullable Object> payload;
  public long edited;
  public @Nullable Long deleted;
  public @Nullable Activity parent;
  public String text = "";
  public @Nullable Long resolved;
  public @Nullable Principal resolver;
  public @Nullable CodePlace place;

  public Activity(Entry entry, long id, Principal author, long created) {
    this.id = id;
    this.type = entry.type();
    this.kind = entry.kind();
    this.payload = entry.payload();
    this.author = author;
    this.created = created;
    this.edited = created;
  }

  /** What a timeline entry says, before it is stored. */
  public record Entry(String type, String kind, Map<String, @Nullable Object> payload) {

    public static Entry system(String type, Map<String, @Nullable Object> payload) {
      return new Entry(type, "system", payload);
    }
  }

  /** The lines of a diff that a code comment is about. */
  public record CodePlace(String path, int line, int span, String mergeBaseSha, String sourceSha)
      implements Serializable {}
}
