package dev.harnessjira.console.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an attribute of a session. What another version wrote may be unreadable; it is dropped, so
 * that the person signs in again rather than being met by an error until the cookie ends.
 */
record SessionReader(JsonMapper json) implements GenericConverter {

  private static final Logger LOG = LoggerFactory.getLogger(SessionReader.class);

  @Override
  public Set<ConvertiblePair> getConvertibleTypes() {
    return Set.of(new ConvertiblePair(byte[].class, Object.class));
  }

  @Override
  public @Nullable Object convert(
      @Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
    try {
      return source instanceof byte[] bytes ? json.readValue(bytes, Object.class) : null;
    } catch (JacksonException e) {
      LOG.warn("An attribute of a session cannot be read and is dropped: {}", e.getMessage());
      return null;
    }
  }
}
