package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.ConnectionNames;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.scope.ConnectionAdministration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ends a connection, after saying what that removes. */
@Controller
class DisconnectController {

  private static final String PATH = "/connections/{id}/disconnect";

  private final RequestedConnection requested;
  private final PublishingReport publishing;
  private final ConnectionAdministration administration;

  DisconnectController(
      RequestedConnection requested,
      PublishingReport publishing,
      ConnectionAdministration administration) {
    this.requested = requested;
    this.publishing = publishing;
    this.administration = administration;
  }

  @GetMapping(PATH)
  String ask(SignedIn me, @PathVariable String id, Model model) {
    var connection = requested.of(me, id);
    model
        .addAttribute("connection", ConfigurePage.of(connection))
        .addAttribute("entities", publishing.status(me.site(), connection.id()).accepted());
    return "connections/disconnect";
  }

  @PostMapping(PATH)
  String disconnect(SignedIn me, @PathVariable String id, RedirectAttributes after) {
    var connection = requested.of(me, id);
    ChangeWords.of(administration.disconnect(me.site(), connection.id()), connection);
    after.addFlashAttribute(
        ConfigureController.FLAG, ConnectionNames.name(connection) + " disconnected");
    return "redirect:/connections";
  }
}
