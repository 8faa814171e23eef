package dev.harnessjira.console.wizard;

import dev.harnessjira.console.picking.FailureWords;
import dev.harnessjira.console.picking.HarnessQuestions;
import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessModel.Repository;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDraft.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds out what of a draft has no repository yet. That is worth a warning, never a refusal. The
 * first few are asked about, so that a person does not wait for long.
 */
@Component
class EmptyScopes {

  private static final int MOST = 8;

  private final HarnessQuestions harness;

  EmptyScopes(HarnessQuestions harness) {
    this.harness = harness;
  }

  /** A warning for each that has none, and for each that could not be asked about. */
  List<String> warnings(ConnectionDraft draft) {
    var account = new Target(draft.access().account(), draft.accountName());
    var targets = draft.targets().isEmpty() ? Stream.of(account) : draft.targets().stream();
    return targets.limit(MOST).map(it -> warning(draft, it)).flatMap(Optional::stream).toList();
  }

  private Optional<String> warning(ConnectionDraft draft, Target target) {
    return switch (harness.repositories(draft.access(), target.path())) {
      case HarnessResult.Ok<Listing<Repository>>(var page) ->
          page.items().isEmpty() ? Optional.of(empty(target)) : Optional.empty();
      // The Code module knows a project only once it has a repository.
      case HarnessResult.Failed<Listing<Repository>>(HarnessFailure.Gone gone) ->
          Optional.of(empty(target));
      case HarnessResult.Failed<Listing<Repository>>(var failure) ->
          Optional.of(
              FailureWords.of(failure, "the repositories of " + ScopeWords.named(target)).text());
    };
  }

  private static String empty(Target target) {
    return ScopeWords.named(target)
        + " has no repository yet. Connect it all the same: a repository that is created in it is"
        + " covered.";
  }
}
