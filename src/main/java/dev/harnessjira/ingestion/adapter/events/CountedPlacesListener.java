package dev.harnessjira.ingestion.adapter.events;

import dev.harnessjira.ingestion.application.announcing.AnnounceAgain;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionOptionsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has everything of a connection announced again when other places of issue keys count. */
@Component
class CountedPlacesListener {

  private final AnnounceAgain announceAgain;

  CountedPlacesListener(AnnounceAgain announceAgain) {
    this.announceAgain = announceAgain;
  }

  @EventListener
  void on(ConnectionOptionsChanged changed) {
    if (!changed.now().countsLike(changed.before())) {
      changed
          .coverages()
          .forEach(coverage -> announceAgain.coverage(new Place(changed.site(), coverage)));
    }
  }
}
