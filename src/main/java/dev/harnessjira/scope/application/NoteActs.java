package dev.harnessjira.scope.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** Notes what was done with a connection, in the transaction that does it. */
@Service
class NoteActs {

  private final AuditTrail trail;
  private final CoveredSpaces spaces;

  NoteActs(AuditTrail trail, CoveredSpaces spaces) {
    this.trail = trail;
    this.spaces = spaces;
  }

  /** With what it covers. */
  void whole(Act act, Connection connection) {
    var paths =
        spaces.of(connection.site(), connection.id()).stream()
            .filter(CoveredSpace::isActive)
            .map(space -> space.coverage().path())
            .toList();
    note(act, connection, String.join(", ", paths));
  }

  void projects(Connection connection, List<Target> added) {
    note(
        Act.PROJECTS_ADDED,
        connection,
        String.join(", ", added.stream().map(Target::path).toList()));
  }

  void covered(Act act, Connection connection, CoverageId coverage) {
    spaces.of(connection.site(), connection.id()).stream()
        .map(CoveredSpace::coverage)
        .filter(covered -> covered.id().equals(coverage))
        .forEach(covered -> note(act, connection, covered.path()));
  }

  void options(Connection connection, ConnectionOptions chosen) {
    var before = connection.options();
    List<String> changes = new ArrayList<>();
    add(changes, "webhooks", before.webhooks(), chosen.webhooks());
    add(changes, "branch names", before.branchNames(), chosen.branchNames());
    add(changes, "commit messages", before.commitMessages(), chosen.commitMessages());
    add(changes, "smart commits and transitions", before.transitions(), chosen.transitions());
    if (!changes.isEmpty()) {
      note(Act.OPTIONS_CHANGED, connection, String.join(", ", changes));
    }
  }

  private static void add(List<String> changes, String option, boolean before, boolean now) {
    if (before != now) {
      changes.add(option + (now ? " on" : " off"));
    }
  }

  /** Such as "project scope in Acme: default/Storefront". */
  void note(Act act, Connection connection, String more) {
    trail.note(
        connection.site().value(),
        act,
        "%s scope in %s: %s"
            .formatted(
                connection.type().name().toLowerCase(Locale.ROOT), connection.accountName(), more));
  }
}
