package dev.harnessjira.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps configurations that are for tests out of a product that runs beside them. */
final class WithoutTestClasses extends TypeExcludeFilter {

  @Override
  public boolean match(MetadataReader metadata, MetadataReaderFactory factory) throws IOException {
    return metadata.getResource().getURL().toString().contains("/test-classes/");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WithoutTestClasses;
  }

  @Override
  public int hashCode() {
    return WithoutTestClasses.class.hashCode();
  }
}
