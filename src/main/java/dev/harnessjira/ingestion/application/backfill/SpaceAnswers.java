package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What comes of asking for something of the whole space that a backfill reads. */
@Service
class SpaceAnswers {

  private final BackfillReads harness;
  private final BackfillSetbacks setbacks;

  SpaceAnswers(BackfillReads harness, BackfillSetbacks setbacks) {
    this.harness = harness;
    this.setbacks = setbacks;
  }

  /** Goes on with what was told, or with nothing when there is no such space. */
  <T> @Nullable Instant use(
      BackfillRun run,
      Reply<T> reply,
      Function<T, @Nullable Instant> use,
      Supplier<@Nullable Instant> missing) {
    return switch (reply) {
      case Reply.Told<T>(var value) -> use.apply(value);
      case Reply.Missing<T> gone -> missing.get();
      case Reply.Refused<T>(var why, var reason) -> setbacks.refused(run, reason);
      case Reply.TokenRefused<T>(var reason) -> setbacks.tokenRefused(run, reason);
      case Reply.Later<T>(var at, var reason) -> setbacks.later(run, at, reason);
    };
  }

  /** Whoever may not see the space gets empty lists, too; only this tells the two apart. */
  @Nullable Instant ifShown(BackfillRun run, Supplier<@Nullable Instant> then) {
    return use(run, harness.repositories(run.access(), run.space(), 1), page -> then.get(), then);
  }
}
