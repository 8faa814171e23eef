package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.ConnectionNames;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pauses and resumes a connection; both are undone as easily as done, so nothing is asked. */
@Controller
class PauseController {

  private final RequestedConnection requested;
  private final ConnectionAdministration administration;

  PauseController(RequestedConnection requested, ConnectionAdministration administration) {
    this.requested = requested;
    this.administration = administration;
  }

  /** {@code list} is whether it was chosen in the list of connections. */
  @PostMapping("/connections/{id}/pause")
  String pause(
      SignedIn me,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean list,
      RedirectAttributes after) {
    var connection = requested.of(me, id);
    return done(
        administration.pause(me.site(), connection.id(), me.name()),
        connection,
        ConnectionNames.name(connection) + " is paused",
        list,
        after);
  }

  @PostMapping("/connections/{id}/resume")
  String resume(
      SignedIn me,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean list,
      RedirectAttributes after) {
    var connection = requested.of(me, id);
    return done(
        administration.resume(me.site(), connection.id()),
        connection,
        ConnectionNames.name(connection) + " is resumed",
        list,
        after);
  }

  private static String done(
      Change change,
      ConnectionView connection,
      String words,
      boolean list,
      RedirectAttributes after) {
    ChangeWords.of(change, connection);
    after.addFlashAttribute(ConfigureController.FLAG, words);
    return "redirect:/connections" + (list ? "" : "/" + connection.id());
  }
}
