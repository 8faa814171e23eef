package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.ingestion.Backfills;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reads again what was there before: the whole connection, a repository, or those that failed. */
@Controller
class BackfillController {

  private final RequestedConnection requested;
  private final Backfills backfills;

  BackfillController(RequestedConnection requested, Backfills backfills) {
    this.requested = requested;
    this.backfills = backfills;
  }

  @PostMapping("/connections/{id}/backfill")
  String whole(SignedIn me, @PathVariable String id, RedirectAttributes after) {
    var connection = requested.of(me, id);
    if (!backfills.start(me.site(), connection.id())) {
      throw RequestedConnection.notFound();
    }
    return back(connection, "Everything is read again", after);
  }

  @PostMapping("/connections/{id}/backfill/failed")
  String failed(SignedIn me, @PathVariable String id, RedirectAttributes after) {
    var connection = requested.of(me, id);
    var count = backfills.retryFailed(me.site(), connection.id());
    var words = count == 1 ? "1 repository is read again" : count + " repositories are read again";
    return back(connection, words, after);
  }

  @PostMapping("/connections/{id}/repositories/{coverage}/{repository}/backfill")
  String repository(
      SignedIn me,
      @PathVariable String id,
      @PathVariable String coverage,
      @PathVariable long repository,
      RedirectAttributes after) {
    var connection = requested.of(me, id);
    var covered =
        connection.coverages().stream()
            .filter(it -> it.id().toString().equals(coverage))
            .map(Coverage::id)
            .findFirst()
            .orElseThrow(RequestedConnection::notFound);
    if (!backfills.start(me.site(), covered, repository)) {
      throw RequestedConnection.notFound();
    }
    return back(connection, "The repository is read again", after);
  }

  private static String back(ConnectionView connection, String flag, RedirectAttributes after) {
    after.addFlashAttribute(ConfigureController.FLAG, flag);
    return "redirect:/connections/" + connection.id() + "#backfill";
  }
}
