package dev.harnessjira.ingestion.application.announcing;

import dev.harnessjira.ingestion.domain.linking.CountedPlaces;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.Coverages;
import org.springframework.stereotype.Service;

/** Says where issue keys count, by what is chosen for the connection. */
@Service
public class PlacesThatCount {

  private final Coverages coverages;
  private final ConnectionDirectory connections;

  PlacesThatCount(Coverages coverages, ConnectionDirectory connections) {
    this.coverages = coverages;
    this.connections = connections;
  }

  public CountedPlaces in(Place place) {
    return coverages.find(place.site(), place.coverage()).map(this::in).orElse(CountedPlaces.ALL);
  }

  public CountedPlaces in(Coverage coverage) {
    return CountedPlaces.of(connections.options(coverage.site(), coverage.connection()));
  }
}
