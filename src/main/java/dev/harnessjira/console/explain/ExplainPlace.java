package dev.harnessjira.console.explain;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.explain.Explanation.Again;
import dev.harnessjira.console.explain.FoundCode.NotCovered;
import dev.harnessjira.console.explain.FoundCode.OfRepository;
import dev.harnessjira.console.explain.FoundCode.UnknownRepository;
import dev.harnessjira.ingestion.DevelopmentTrace.Known;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.Coverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains an address of which nothing more than its repository is known, or not even that. */
final class ExplainPlace {

  private ExplainPlace() {}

  /** {@code covered} are the paths that connections of the site cover. */
  static Explanation of(NotCovered nothing, List<String> covered) {
    var none = "This site has no connection yet.";
    var some = "The connections of this site cover " + String.join(", ", covered) + ".";
    return Explanation.only(
        nothing.repository(),
        Reason.warning(
                "No connection covers this",
                (covered.isEmpty() ? none : some)
                    + " Add its project to a connection, or connect Harness with a scope that has"
                    + " it. If another Jira site has it already, we tell you then.")
            .link("/connections", "Open connections"));
  }

  static Explanation of(UnknownRepository unknown) {
    var connection = unknown.connection();
    return new Explanation(
        unknown.repository(),
        "Repository",
        null,
        Lozenge.neutral("Not in Jira"),
        List.of(
            Reason.warning(
                    "Covered, but never heard of",
                    "No event came from this repository and no read found it. It may be new, or"
                        + " archived, or the token’s user may not see it. Read everything again on"
                        + " the page of the connection to look for it.")
                .link("/connections/" + connection.id() + "#backfill", "Open the connection")),
        List.of(Facts.covered(connection, unknown.coverage())),
        List.of(),
        List.of(),
        0,
        null);
  }

  static Explanation of(OfRepository found) {
    var wanted = found.wanted();
    return new Explanation(
        wanted == null ? found.repository().name() : EntityRow.kind(wanted),
        wanted == null ? "Repository" : "Of " + found.repository().path(),
        wanted == null ? page(found.repository()) : FindCode.page(found.repository(), wanted),
        null,
        wanted == null ? List.of() : List.of(neverHeard(wanted)),
        List.of(
            Facts.covered(found.connection(), found.coverage()),
            new Explanation.Fact("Repository", found.repository().path(), null, null),
            Facts.lastEvent(found.repository().lastEvent())),
        List.of(),
        List.of(),
        0,
        again(found.coverage(), wanted));
  }

  private static @Nullable String page(Known repository) {
    return repository.url().isEmpty() ? null : repository.url();
  }

  private static Reason neverHeard(EntityRef wanted) {
    return switch (wanted) {
      case EntityRef.PullRequest pull ->
          Reason.warning(
              "Covered, but never heard of",
              "No event told of this pull request and no read found it. We can read it from Harness"
                  + " now. If this stays after that, Harness has no such pull request, or the"
                  + " token’s user may not see it.");
      case EntityRef.Branch branch ->
          Reason.information(
              "No branch of this name is known",
              "Branches are known once something is pushed to them or they belong to a pull"
                  + " request. Push to it, or read its repository again on the page of the"
                  + " connection.");
      case EntityRef.Commit commit ->
          Reason.information(
              "This commit isn’t known",
              "Commits are known when they are pushed, or belong to a pull request, and name an"
                  + " issue by themselves or through that.");
    };
  }

  private static @Nullable Again again(Coverage coverage, @Nullable EntityRef wanted) {
    if (!(wanted instanceof EntityRef.PullRequest(var repository, var number))) {
      return null;
    }
    return new Again(
        coverage.id().toString(),
        "pull",
        repository,
        Long.toString(number),
        "Read it from Harness");
  }
}
