package dev.harnessjira.publishing;

import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteProjects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The projects of every site, as a test says. */
final class TestProjects implements SiteProjects {

  private @Nullable Set<String> keys;
  int asked;

  /** Null when they are not known. */
  void list(@Nullable Set<String> projects) {
    keys = projects;
  }

  @Override
  public Optional<Set<String>> keys(SiteId site) {
    return Optional.ofNullable(keys);
  }

  @Override
  public void readAgain(SiteId site) {
    asked++;
  }
}
