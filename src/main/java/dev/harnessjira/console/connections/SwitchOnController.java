package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.Coverage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Switches a webhook on that a person disabled in Harness. */
@Controller
class SwitchOnController {

  private final RequestedConnection requested;
  private final ConnectionAdministration administration;

  SwitchOnController(RequestedConnection requested, ConnectionAdministration administration) {
    this.requested = requested;
    this.administration = administration;
  }

  @PostMapping("/connections/{id}/coverages/{coverage}/switch-on")
  String switchOn(
      SignedIn me,
      @PathVariable String id,
      @PathVariable String coverage,
      RedirectAttributes after) {
    var connection = requested.of(me, id);
    var covered =
        connection.coverages().stream()
            .filter(it -> it.id().toString().equals(coverage))
            .map(Coverage::id)
            .findFirst()
            .orElseThrow(RequestedConnection::notFound);
    var change = administration.switchOn(me.site(), connection.id(), covered);
    if (!(change instanceof ConnectionAdministration.Change.Changed)) {
      throw RequestedConnection.notFound();
    }
    after.addFlashAttribute(ConfigureController.FLAG, "The webhook is switched on");
    return "redirect:/connections/" + connection.id() + "#covered";
  }
}
