package dev.harnessjira.publishing.application;

import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.publishing.PublishingSettings;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Mark;
import dev.harnessjira.publishing.domain.Marks;
import dev.harnessjira.scope.Coverages;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Marks what may have changed and makes the site's work due, in the publisher's transaction. */
@Service
public class MarkChanged {

  private final Marks marks;
  private final Coverages coverages;
  private final SiteWork work;
  private final PublishingSettings settings;
  private final Clock clock;

  MarkChanged(
      Marks marks, Coverages coverages, SiteWork work, PublishingSettings settings, Clock clock) {
    this.marks = marks;
    this.coverages = coverages;
    this.work = work;
    this.settings = settings;
    this.clock = clock;
  }

  public void mark(DevelopmentChanged changed) {
    var coverage = coverages.find(changed.site(), changed.coverage());
    if (coverage.isEmpty() || changed.entities().isEmpty()) {
      return;
    }
    var all =
        changed.entities().stream()
            .map(ref ->
                new Mark(
                    EntityKey.of(changed.coverage(), ref),
                    Mark.name(ref),
                    changed.cause(),
                    changed.since()))
            .toList();
    marks.add(changed.site(), coverage.get().connection(), all);
    work.due(changed.site(), clock.instant().plus(settings.coalescing()));
  }
}
