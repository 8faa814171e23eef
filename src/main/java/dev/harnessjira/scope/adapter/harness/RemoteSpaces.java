package dev.harnessjira.scope.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel.PlacedSpace;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.harness.HarnessSpace;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.domain.HarnessSpaces;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks spaces up through the gateway. */
@Component
class RemoteSpaces implements HarnessSpaces {

  private final HarnessSpace spaces;

  RemoteSpaces(HarnessSpace spaces) {
    this.spaces = spaces;
  }

  @Override
  public Lookup look(HarnessAccess access, Coverage coverage, long number) {
    return switch (spaces.find(access, coverage.path(), number)) {
      case HarnessResult.Ok<Optional<PlacedSpace>>(var found) ->
          found
              .<Lookup>map(
                  space -> new Lookup.Found(space.id(), space.path(), name(coverage, space)))
              .orElseGet(Lookup.Gone::new);
      case HarnessResult.Failed<Optional<PlacedSpace>>(HarnessFailure.Unauthorized(var detail)) ->
          new Lookup.TokenRefused(
              "Harness refused the token (%s). It may have expired or been revoked: replace the token."
                  .formatted(detail));
      case HarnessResult.Failed<Optional<PlacedSpace>>(HarnessFailure.Throttled throttled) ->
          new Lookup.Unknown(throttled.retryAt());
      case HarnessResult.Failed<Optional<PlacedSpace>> failed -> new Lookup.Unknown(null);
    };
  }

  /** Open source has no names beside identifiers; one that stayed where it was keeps its name. */
  private static String name(Coverage coverage, PlacedSpace space) {
    var stayed = space.path().equalsIgnoreCase(coverage.path());
    return space.name().isEmpty() ? stayed ? coverage.name() : last(space.path()) : space.name();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
