package dev.harnessjira.ingestion.application.sweeping;

import dev.harnessjira.ingestion.application.coverage.CoverageBorders;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.moving.PlaceRepositories;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.missed.SweptCode.Pushed;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.util.List;
import org.springframework.stereotype.Service;

/** Repositories that were pushed to since their branches were compared. */
@Service
public class PushedRepositories {

  private final CoverageWrites writes;
  private final SweptCode swept;
  private final Repositories known;
  private final PlaceRepositories places;
  private final CoverageBorders borders;

  PushedRepositories(
      CoverageWrites writes,
      SweptCode swept,
      Repositories known,
      PlaceRepositories places,
      CoverageBorders borders) {
    this.writes = writes;
    this.swept = swept;
    this.known = known;
    this.places = places;
    this.borders = borders;
  }

  /** A list that begins with the last push shows these; whether any of that was news. */
  public boolean note(Coverage coverage, List<ListedRepository> listed) {
    var place = Place.of(coverage);
    var news =
        writes
            .write(place, held -> listed.stream().filter(it -> swept.pushed(place, it)).toList())
            .orElse(List.of());
    places.here(coverage, news, it -> false);
    return !news.isEmpty();
  }

  /** Some whose branches are to be compared; empty when there are none. */
  public List<Pushed> toCompare(Place place, int most) {
    return writes.write(place, held -> swept.toCompare(place, most)).orElse(List.of());
  }

  /** Harness has no such path: where the repository is, is asked. */
  public void gone(Place place, Pushed repository) {
    var id = repository.repository().id();
    writes.run(
        place,
        held -> {
          if (known.find(place, id).isPresent()) {
            borders.doubt(place, id);
          }
          swept.compared(place, id, repository.pushed());
        });
  }
}
