package dev.harnessjira.ingestion.application.announcing;

import dev.harnessjira.ingestion.Development;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.domain.Snapshots;
import dev.harnessjira.ingestion.domain.linking.Linking;
import dev.harnessjira.ingestion.domain.linking.Pages;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Computes what Jira should hold, from what is known now. */
@Service
class LinkDevelopment implements Development {

  private final Snapshots snapshots;
  private final Pages pages;
  private final PlacesThatCount places;

  LinkDevelopment(Snapshots snapshots, Pages pages, PlacesThatCount places) {
    this.snapshots = snapshots;
    this.pages = pages;
    this.places = places;
  }

  @Override
  public List<LinkedEntity> linked(SiteId site, CoverageId coverage, Set<EntityRef> entities) {
    var place = new Place(site, coverage);
    var linking = new Linking(pages, places.in(place));
    var snapshot = snapshots.around(place, entities);
    return entities.stream()
        .<LinkedEntity>flatMap(ref -> linking.linked(snapshot, ref).stream())
        .toList();
  }

  @Override
  public Optional<LinkedEntity.Repository> repository(
      SiteId site, CoverageId coverage, long repository) {
    return Linking.repository(snapshots.of(new Place(site, coverage), repository), repository);
  }
}
