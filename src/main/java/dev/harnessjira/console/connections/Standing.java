package dev.harnessjira.console.connections;

import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.scope.ConnectionView;
import java.util.List;

/** All that is known of how a connection stands. */
record Standing(
    ConnectionView connection,
    IngestionStatus ingestion,
    PublishingStatus publishing,
    List<RemovalProgress> removals) {

  /** Whether something is going on that a person would like to watch. */
  boolean moves() {
    return connection.state() == ConnectionView.State.SETTING_UP
        || ingestion.firstRead().progress() == IngestionStatus.Progress.RUNNING
        || ingestion.waiting() > 0
        || (connection.paused() == null && moveToJira());
  }

  private boolean moveToJira() {
    return (publishing.waiting() > 0 && !publishing.hold().paused())
        || removals.stream().anyMatch(it -> it.state() == RemovalProgress.State.GOING_ON);
  }

  /** Whether all was read and nothing names an issue. */
  boolean noneNamed() {
    return ingestion.firstRead().progress() == IngestionStatus.Progress.DONE
        && ingestion.firstRead().namingAnIssue() == 0
        && publishing.accepted() + publishing.waiting() == 0;
  }
}
