package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.explain.SendAgain;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.scope.ConnectionView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has what Jira refused read again from Harness and sent again: one, or all of a connection. */
@Controller
class RefusedController {

  private final RequestedConnection requested;
  private final SendAgain sendAgain;

  RefusedController(RequestedConnection requested, SendAgain sendAgain) {
    this.requested = requested;
    this.sendAgain = sendAgain;
  }

  @PostMapping("/connections/{id}/refused/again")
  String all(SignedIn me, @PathVariable String id, RedirectAttributes after) {
    var connection = requested.of(me, id);
    var count = sendAgain.refused(me.site(), connection.id());
    return back(
        connection, count == 1 ? "1 item is sent again" : count + " items are sent again", after);
  }

  /** An entity of the connection. */
  record Wanted(String coverage, String kind, long repository, String name) {}

  @PostMapping("/connections/{id}/refused/one/again")
  String one(SignedIn me, @PathVariable String id, Wanted wanted, RedirectAttributes after) {
    var connection = requested.of(me, id);
    var covered =
        connection.coverages().stream()
            .anyMatch(coverage -> coverage.id().toString().equals(wanted.coverage()));
    if (!covered) {
      throw RequestedConnection.notFound();
    }
    sendAgain.entity(
        me.site(), wanted.coverage(), wanted.kind(), wanted.repository(), wanted.name());
    return back(connection, "We’re reading it from Harness and sending it to Jira", after);
  }

  private static String back(ConnectionView connection, String flag, RedirectAttributes after) {
    after.addFlashAttribute(ConfigureController.FLAG, flag);
    return "redirect:/connections/" + connection.id() + "#refused";
  }
}
