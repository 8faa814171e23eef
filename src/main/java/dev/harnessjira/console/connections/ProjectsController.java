package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.console.picking.ConnectionNames;
import dev.harnessjira.console.picking.PickForm;
import dev.harnessjira.console.picking.PickForm.Go;
import dev.harnessjira.console.picking.PickList;
import dev.harnessjira.console.picking.PickPage;
import dev.harnessjira.console.picking.PickPage.Kind;
import dev.harnessjira.console.picking.PickPlace;
import dev.harnessjira.console.picking.Picker;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.ScopeType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds projects to a project-scoped connection; the form carries what is chosen. */
@Controller
class ProjectsController {

  private static final String PATH = "/connections/{id}/projects";

  private final RequestedConnection requested;
  private final HarnessTokens tokens;
  private final Picker picker;
  private final ConnectionAdministration administration;

  ProjectsController(
      RequestedConnection requested,
      HarnessTokens tokens,
      Picker picker,
      ConnectionAdministration administration) {
    this.requested = requested;
    this.tokens = tokens;
    this.picker = picker;
    this.administration = administration;
  }

  @GetMapping(PATH)
  String list(
      SignedIn me,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    var connection = projectScoped(me, id);
    return page(me, connection, PickPlace.of(fields), List.of(), null, model);
  }

  @PostMapping(PATH)
  String choose(
      SignedIn me,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> fields,
      Model model,
      RedirectAttributes after) {
    var connection = projectScoped(me, id);
    var form = PickForm.of(fields, NewToken.account(connection));
    if (form.place().organization().isEmpty()) {
      return intoOrganization(me, connection, form, model);
    }
    var chosen = form.added(form.kept());
    if (form.go() != Go.CONTINUE) {
      return page(me, connection, form.target(), chosen, null, model);
    }
    var trouble = chosen.isEmpty() ? nothing() : add(me, connection, chosen);
    if (trouble != null) {
      return page(me, connection, form.place(), chosen, trouble, model);
    }
    after.addFlashAttribute(
        ConfigureController.FLAG, chosen.size() == 1 ? "Project added" : "Projects added");
    return "redirect:" + ConfigurePage.href(connection);
  }

  private @Nullable Trouble add(SignedIn me, ConnectionView connection, List<Target> chosen) {
    var change = administration.addProjects(me.site(), connection.id(), chosen);
    return ChangeWords.of(change, connection);
  }

  private String intoOrganization(
      SignedIn me, ConnectionView connection, PickForm form, Model model) {
    if (form.go() != Go.CONTINUE) {
      return page(me, connection, form.target(), form.kept(), null, model);
    }
    var organization = form.parent();
    var trouble =
        organization.isEmpty()
            ? Trouble.of("Choose an organization", "Select the organization, then continue.")
            : null;
    return page(me, connection, new PickPlace(organization, "", 0), form.kept(), trouble, model);
  }

  private String page(
      SignedIn me,
      ConnectionView connection,
      PickPlace place,
      List<Target> chosen,
      @Nullable Trouble trouble,
      Model model) {
    var kind = place.organization().isEmpty() ? Kind.PARENT : Kind.PROJECT;
    var list =
        switch (tokens.token(me.site(), connection.id())) {
          case HarnessTokens.Token.Lost(var reason) -> PickList.unread(lost(reason));
          case HarnessTokens.Token.Usable(var access, var version) ->
              list(me, access, place, chosen);
        };
    var lists = "/connections/" + connection.id() + "/projects";
    var back = kind == Kind.PARENT ? ConfigurePage.href(connection) : lists;
    var label = kind == Kind.PARENT ? "Show projects" : "Add projects";
    model
        .addAttribute("pick", new PickPage(lists, place, kind, list, chosen, true, label, back))
        .addAttribute("steps", List.of())
        .addAttribute("crumb", crumb(connection))
        .addAttribute("trouble", trouble == null ? list.trouble() : trouble);
    return "wizard/choose";
  }

  private static Note.Link crumb(ConnectionView connection) {
    return new Note.Link(
        ConfigurePage.href(connection), "Configure " + ConnectionNames.name(connection));
  }

  private PickList list(SignedIn me, HarnessAccess access, PickPlace place, List<Target> chosen) {
    return place.organization().isEmpty()
        ? picker.parents(me.site(), access, place)
        : picker.projects(me.site(), access, place, chosen);
  }

  private ConnectionView projectScoped(SignedIn me, String id) {
    var connection = requested.of(me, id);
    if (connection.type() != ScopeType.PROJECT) {
      throw RequestedConnection.notFound();
    }
    return connection;
  }

  private static Trouble lost(String reason) {
    return Trouble.of(
            "Token refused",
            "Harness refuses the token, so projects can’t be listed. Go back and replace the token"
                + " first.")
        .answered(reason);
  }

  private static Trouble nothing() {
    return Trouble.of("Choose a project", "Select at least one project, then add it.");
  }
}
