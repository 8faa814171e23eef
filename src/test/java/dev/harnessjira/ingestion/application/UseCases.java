package dev.harnessjira.ingestion.application;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes use cases as the container does, each once and by its only constructor, from the ports that
 * are given. The constructors are hidden in their packages, so that nobody else makes one.
 */
final class UseCases {

  private final Map<Class<?>, Object> made = new HashMap<>();

  <T> UseCases with(Class<T> port, T implementation) {
    made.put(port, implementation);
    return this;
  }

  <T> T get(Class<T> type) {
    var known = made.get(type);
    var use = known == null ? make(type) : known;
    made.put(type, use);
    return type.cast(use);
  }

  private Object make(Class<?> type) {
    if (type.isInterface() || !type.getName().contains(".ingestion.application.")) {
      throw new AssertionError("Give an implementation of " + type.getName());
    }
    return make(type.getDeclaredConstructors()[0]);
  }

  private Object make(Constructor<?> constructor) {
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(
          Arrays.stream(constructor.getParameterTypes()).map(this::collaborator).toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("Cannot make " + constructor, e);
    }
  }

  /** What may be missing is. */
  private Object collaborator(Class<?> type) {
    return type == Optional.class ? Optional.empty() : get(type);
  }
}
