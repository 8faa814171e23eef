package dev.harnessjira.sandbox.harness.wire;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object that keeps the order in which its fields were added. */
public final class Fields extends AbstractMap<String, @Nullable Object> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  public static Fields of(String name, @Nullable Object value) {
    return new Fields().and(name, value);
  }

  public Fields and(String name, @Nullable Object value) {
    fields.put(name, value);
    return this;
  }

  public Fields andAll(Map<String, ? extends @Nullable Object> more) {
    fields.putAll(more);
    return this;
  }

  /** Adds the field unless its value is absent, as Go's {@code omitempty} does. */
  public Fields andIfPresent(String name, @Nullable Object value) {
    return value == null ? this : and(name, value);
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return fields.entrySet();
  }
}
