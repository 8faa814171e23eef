package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.console.picking.InspectionWords;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Configure: what a connection is, and another token for it. */
@Controller
class ConfigureController {

  static final String FLAG = "flag";

  private final RequestedConnection requested;
  private final NewToken tokens;
  private final InspectionWords words;
  private final ConnectionAdministration administration;

  ConfigureController(
      RequestedConnection requested,
      NewToken tokens,
      InspectionWords words,
      ConnectionAdministration administration) {
    this.requested = requested;
    this.tokens = tokens;
    this.words = words;
    this.administration = administration;
  }

  @GetMapping("/connections/{id}/configure")
  String configure(SignedIn me, @PathVariable String id, Model model) {
    return page(requested.of(me, id), null, model);
  }

  @PostMapping("/connections/{id}/token")
  String replaceToken(
      SignedIn me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String token,
      Model model,
      RedirectAttributes after) {
    var connection = requested.of(me, id);
    return switch (tokens.lookAt(connection, token)) {
      case NewToken.Look.InTheWay(var problem) ->
          page(connection, words.of(problem).onlyAt("token"), model);
      case NewToken.Look.OtherAccount other ->
          page(connection, ChangeWords.otherAccount(connection), model);
      case NewToken.Look.Usable(var access, var owner) -> {
        var change = administration.replaceToken(me.site(), connection.id(), access, owner);
        if (change instanceof ConnectionAdministration.Change.Changed) {
          after.addFlashAttribute(FLAG, "Token replaced");
          yield "redirect:" + ConfigurePage.href(connection);
        }
        yield page(connection, ChangeWords.of(change, connection), model);
      }
    };
  }

  static String page(ConnectionView connection, @Nullable Trouble trouble, Model model) {
    model.addAttribute("connection", ConfigurePage.of(connection)).addAttribute("trouble", trouble);
    return "connections/configure";
  }
}
