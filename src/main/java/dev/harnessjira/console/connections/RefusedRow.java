package dev.harnessjira.console.connections;

import dev.harnessjira.console.explain.SendAgain;
import dev.harnessjira.publishing.RefusedEntity;
import java.time.Instant;

/** Something that Jira refused, with Jira's own words, and what its button sends again. */
record RefusedRow(
    String kind,
    String title,
    String url,
    String keys,
    String words,
    Instant at,
    String coverage,
    String kindName,
    long repository,
    String name) {

  static RefusedRow of(RefusedEntity entity) {
    var kind =
        switch (entity.kind()) {
          case COMMIT -> "Commit";
          case BRANCH -> "Branch";
          case PULL_REQUEST -> "Pull request";
        };
    return new RefusedRow(
        kind,
        entity.title(),
        entity.url(),
        String.join(", ", entity.issueKeys()),
        entity.words(),
        entity.at(),
        entity.coverage().toString(),
        SendAgain.kind(entity.ref()),
        entity.ref().repository(),
        SendAgain.name(entity.ref()));
  }
}
