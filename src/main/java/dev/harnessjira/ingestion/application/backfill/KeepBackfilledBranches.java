package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.application.announcing.Announcements;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.keeping.KeepBranches;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.reading.BackfillReads.ListedBranch;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownBranch.Origin;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps branches that a backfill read, inside a write for the coverage. */
@Service
class KeepBackfilledBranches {

  private final KnownCode code;
  private final KeepBranches branches;
  private final Announcements announcements;
  private final WorkToDo work;

  KeepBackfilledBranches(
      KnownCode code, KeepBranches branches, Announcements announcements, WorkToDo work) {
    this.code = code;
    this.branches = branches;
    this.announcements = announcements;
    this.work = work;
  }

  /** A branch of a list, and what was known of it when it was picked. */
  record PickedBranch(ListedBranch listed, @Nullable KnownBranch known) {}

  PickedBranch pick(Place place, KnownRepository repository, ListedBranch listed) {
    var ref = new EntityRef.Branch(repository.id(), listed.name());
    return new PickedBranch(listed, code.branches().find(place, ref).orElse(null));
  }

  /** Another head is known, or none is and an issue is named. */
  boolean isWanted(PickedBranch picked, KnownRepository repository, BackfillWorth worth) {
    var known = picked.known();
    if (known == null) {
      return worth.isWorth(picked.listed(), repository);
    }
    var head = picked.listed().head().sha();
    return !known.freshness().stale() && !(known.exists() && head.equals(known.head()));
  }

  /** {@code read} is null when Harness did not answer for this one: folding asks again. */
  void keep(
      Place place,
      KnownRepository repository,
      PickedBranch picked,
      @Nullable ReadBranch read,
      Instant began) {
    var ref = new EntityRef.Branch(repository.id(), picked.listed().name());
    var now = code.branches().find(place, ref).orElse(null);
    if (now != null && picked.known() == null) {
      return;
    }
    var known =
        now == null ? KnownBranch.unknown(ref, Origin.of(ref), Freshness.unread(began)) : now;
    if (read == null) {
      code.branches().save(place, known.with(known.freshness().noticed(began, Cause.BACKFILL)));
      work.due(WorkToDo.FOLD, place);
    } else if (!known.freshness().stale()) {
      replace(place, known, read, began);
    }
  }

  private void replace(Place place, KnownBranch known, ReadBranch read, Instant began) {
    var notice = known.freshness().notice();
    var cause = new Freshness(notice, notice, notice, began, Cause.BACKFILL, 0, null);
    var changes = new Changes();
    code.branches().save(place, known.with(cause));
    branches.keep(changes, place, known.with(cause), read);
    announcements.publish(place, changes, cause);
  }
}
