package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Removes a project of a project-scoped connection, after saying what that removes. */
@Controller
class RemoveProjectController {

  private static final String PATH = "/connections/{id}/projects/{coverage}/remove";

  private final RequestedConnection requested;
  private final ConnectionAdministration administration;

  RemoveProjectController(RequestedConnection requested, ConnectionAdministration administration) {
    this.requested = requested;
    this.administration = administration;
  }

  @GetMapping(PATH)
  String ask(SignedIn me, @PathVariable String id, @PathVariable String coverage, Model model) {
    var connection = requested.of(me, id);
    return page(connection, project(connection, coverage), null, model);
  }

  @PostMapping(PATH)
  String remove(
      SignedIn me,
      @PathVariable String id,
      @PathVariable String coverage,
      Model model,
      RedirectAttributes after) {
    var connection = requested.of(me, id);
    var project = project(connection, coverage);
    var change = administration.removeProject(me.site(), connection.id(), project.id());
    var trouble = ChangeWords.of(change, connection);
    if (trouble != null) {
      return page(connection, project, trouble, model);
    }
    after.addFlashAttribute(ConfigureController.FLAG, project.name() + " removed");
    return "redirect:" + ConfigurePage.href(connection);
  }

  private static Coverage project(ConnectionView connection, String coverage) {
    return connection.coverages().stream()
        .filter(it -> it.id().toString().equals(coverage))
        .findFirst()
        .orElseThrow(RequestedConnection::notFound);
  }

  private static String page(
      ConnectionView connection, Coverage project, @Nullable Trouble trouble, Model model) {
    model
        .addAttribute("connection", ConfigurePage.of(connection))
        .addAttribute("project", project.name())
        .addAttribute("path", "/connections/" + connection.id() + "/projects/" + project.id())
        .addAttribute("trouble", trouble);
    return "connections/remove";
  }
}
