package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.publishing.PublishingAdministration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has what was published of a connection compared with what Jira holds. */
@Controller
class CompareController {

  private final RequestedConnection requested;
  private final PublishingAdministration publishing;

  CompareController(RequestedConnection requested, PublishingAdministration publishing) {
    this.requested = requested;
    this.publishing = publishing;
  }

  @PostMapping("/connections/{id}/compare")
  String compare(SignedIn me, @PathVariable String id, RedirectAttributes after) {
    var connection = requested.of(me, id);
    publishing.compareWithJira(me.site(), connection.id());
    after.addFlashAttribute(ConfigureController.FLAG, "Comparing with Jira");
    return "redirect:/connections/" + connection.id() + "#jira";
  }
}
