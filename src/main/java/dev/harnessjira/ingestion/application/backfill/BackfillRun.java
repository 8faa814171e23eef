package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.application.backfill.KeepBackfills.Look;
import dev.harnessjira.ingestion.domain.backfill.Backfill;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;

/** A look at how far a backfill is, the token to go on with, and until when. */
record BackfillRun(Look look, HarnessAccess access, long tokenVersion, Instant until) {

  Place place() {
    return Place.of(look.coverage());
  }

  /** The path of what is covered. */
  String space() {
    return look.coverage().path();
  }

  Backfill state() {
    return look.state();
  }

  /** How far back it goes, in Harness's milliseconds. */
  long horizon() {
    return look.state().horizon().toEpochMilli();
  }
}
