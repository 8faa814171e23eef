package dev.harnessjira.publishing.application;

import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.publishing.domain.DevelopmentInformation;
import dev.harnessjira.publishing.domain.Endpoint;
import dev.harnessjira.publishing.domain.Removal;
import dev.harnessjira.publishing.domain.Removal.Look;
import dev.harnessjira.publishing.domain.Removals.Part;
import dev.harnessjira.publishing.domain.Reply;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A step of a removal: delete, then look whether Jira still holds something. */
@Service
class RemovalSteps {

  private final DevelopmentInformation jira;
  private final SiteCalls calls;
  private final RemovalBook book;

  RemovalSteps(DevelopmentInformation jira, SiteCalls calls, RemovalBook book) {
    this.jira = jira;
    this.calls = calls;
    this.book = book;
  }

  /** All of a connection, by its property. */
  Reply<Look> whole(Visit visit, Removal removal) {
    return step(
        visit,
        removal.goneOnce(),
        new Step(
            Endpoint.DELETE_CONNECTION,
            access -> jira.deleteConnection(access, removal.connection())),
        new Step(
            Endpoint.ASK_CONNECTION, access -> jira.holdsConnection(access, removal.connection())));
  }

  /** Some repositories, one after the other. */
  Reply<Look> repositories(Visit visit, Removal removal) {
    var all = new Look(Instant.EPOCH, true);
    for (var part : book.parts(visit.site(), removal)) {
      if (!visit.goesOn()) {
        // Due again at once: EPOCH and some minutes is long ago.
        return new Reply.Answered<>(new Look(Instant.EPOCH, false));
      }
      switch (repository(visit, removal, part)) {
        case Reply.Answered<Look>(var look) -> all = together(all, look);
        case Reply.Troubled<Look> troubled -> {
          return troubled;
        }
      }
    }
    return new Reply.Answered<>(all);
  }

  private Reply<Look> repository(Visit visit, Removal removal, Part part) {
    var once = part.goneOnce();
    if (once != null && book.tooEarly(once)) {
      return new Reply.Answered<>(new Look(once, false));
    }
    var reply =
        step(
            visit,
            once,
            new Step(
                Endpoint.DELETE_REPOSITORY,
                access -> jira.deleteRepository(access, part.repository(), part.upTo())),
            new Step(
                Endpoint.ASK_REPOSITORY,
                access -> jira.holdsRepository(access, part.repository(), part.upTo())));
    if (reply instanceof Reply.Answered<Look>(var look)) {
      book.looked(visit.site(), removal, part, look);
    }
    return reply;
  }

  // Gone when all are; otherwise looked at again when the last one is to be.
  private static Look together(Look all, Look one) {
    return one.gone() ? all : new Look(later(all.goneOnce(), one.goneOnce()), false);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return null;
    }
    return one.isAfter(other) ? one : other;
  }

  /** One of the calls. */
  private record Step(Endpoint endpoint, Function<DevInfoAccess, Reply<Boolean>> call) {}

  private Reply<Look> step(Visit visit, @Nullable Instant once, Step delete, Step holds) {
    if (made(visit, delete) instanceof Reply.Troubled<Boolean>(var trouble)) {
      return new Reply.Troubled<>(trouble);
    }
    return switch (made(visit, holds)) {
      case Reply.Troubled<Boolean>(var trouble) -> new Reply.Troubled<>(trouble);
      case Reply.Answered<Boolean>(var there) -> new Reply.Answered<>(book.look(there, once));
    };
  }

  private Reply<Boolean> made(Visit visit, Step step) {
    return calls.call(visit, step.endpoint(), step.call());
  }
}
