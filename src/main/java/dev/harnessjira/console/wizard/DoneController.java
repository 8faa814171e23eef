package dev.harnessjira.console.wizard;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.ConnectionNames;
import dev.harnessjira.console.picking.RequestedConnection;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** After the last step: what happens now, and what to do with it. */
@Controller
class DoneController {

  private final RequestedConnection requested;

  DoneController(RequestedConnection requested) {
    this.requested = requested;
  }

  @GetMapping(WizardSteps.DONE + "/{id}")
  String done(SignedIn me, @PathVariable String id, Model model) {
    var connection = requested.of(me, id);
    model
        .addAttribute("id", connection.id())
        .addAttribute("name", ConnectionNames.name(connection))
        .addAttribute("covers", ConnectionNames.covers(connection));
    return "wizard/done";
  }
}
