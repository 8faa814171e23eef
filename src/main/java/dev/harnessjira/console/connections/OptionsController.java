package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Chooses which places count, how changes are found, and what Jira may run. */
@Controller
class OptionsController {

  private final RequestedConnection requested;
  private final ConnectionAdministration administration;

  OptionsController(RequestedConnection requested, ConnectionAdministration administration) {
    this.requested = requested;
    this.administration = administration;
  }

  /** A box that is not ticked is not sent, so what is missing is off. */
  @PostMapping("/connections/{id}/options")
  String choose(
      SignedIn me,
      @PathVariable String id,
      @RequestParam(defaultValue = "webhooks") String feeding,
      @RequestParam(defaultValue = "false") boolean branchNames,
      @RequestParam(defaultValue = "false") boolean commitMessages,
      @RequestParam(defaultValue = "false") boolean transitions,
      Model model,
      RedirectAttributes after) {
    var connection = requested.of(me, id);
    var options =
        new ConnectionOptions(!feeding.equals("cursor"), branchNames, commitMessages, transitions);
    var change = administration.changeOptions(me.site(), connection.id(), options);
    var trouble = ChangeWords.of(change, connection);
    if (trouble != null) {
      return ConfigureController.page(connection, trouble, model);
    }
    after.addFlashAttribute(ConfigureController.FLAG, "Options saved");
    return "redirect:" + ConfigurePage.href(connection);
  }
}
