package dev.harnessjira.console.wizard;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.console.picking.PickForm;
import dev.harnessjira.console.picking.PickForm.Go;
import dev.harnessjira.console.picking.PickList;
import dev.harnessjira.console.picking.PickPage;
import dev.harnessjira.console.picking.PickPage.Kind;
import dev.harnessjira.console.picking.PickPlace;
import dev.harnessjira.console.picking.Picker;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDrafts;
import dev.harnessjira.scope.ScopeType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Third step: the organization, or projects of one organization after the other. What is chosen is
 * kept in the draft at every button, so it survives searching, paging and leaving.
 */
@Controller
class ChooseController {

  private static final String VIEW = "wizard/choose";
  private static final String CONTINUE = "redirect:" + WizardSteps.REVIEW;

  private final Picker picker;
  private final ConnectionDrafts drafts;

  ChooseController(Picker picker, ConnectionDrafts drafts) {
    this.picker = picker;
    this.drafts = drafts;
  }

  @GetMapping(WizardSteps.CHOOSE)
  String list(SignedIn me, @RequestParam MultiValueMap<String, String> fields, Model model) {
    var draft = drafts.find(me.site(), me.account()).orElse(null);
    if (draft == null) {
      return WizardSteps.LOST;
    }
    return elsewhere(draft) ? away(draft) : page(me, draft, PickPlace.of(fields), null, model);
  }

  @PostMapping(WizardSteps.CHOOSE)
  String choose(SignedIn me, @RequestParam MultiValueMap<String, String> fields, Model model) {
    var draft = drafts.find(me.site(), me.account()).orElse(null);
    if (draft == null) {
      return WizardSteps.LOST;
    }
    if (elsewhere(draft)) {
      return away(draft);
    }
    var form = PickForm.of(fields, draft.access().account());
    return switch (kind(draft, form.place())) {
      case ORGANIZATION -> next(me, keep(me, draft, form, true), form, model);
      case PARENT -> intoOrganization(me, draft, form, model);
      case PROJECT -> next(me, keep(me, draft, form, false), form, model);
    };
  }

  private ConnectionDraft keep(SignedIn me, ConnectionDraft draft, PickForm form, boolean single) {
    var before = draft.targets();
    var after = draft.with(draft.type(), single ? form.replaced(before) : form.added(before));
    drafts.keep(me.site(), me.account(), after);
    return after;
  }

  private String next(SignedIn me, ConnectionDraft draft, PickForm form, Model model) {
    if (form.go() != Go.CONTINUE) {
      return "redirect:" + form.target().href(WizardSteps.CHOOSE);
    }
    return draft.targets().isEmpty()
        ? page(me, draft, form.place(), nothing(draft), model)
        : CONTINUE;
  }

  private String intoOrganization(SignedIn me, ConnectionDraft draft, PickForm form, Model model) {
    if (form.go() != Go.CONTINUE) {
      return "redirect:" + form.target().href(WizardSteps.CHOOSE);
    }
    var organization = form.parent();
    return organization.isEmpty()
        ? page(me, draft, form.place(), noOrganization(), model)
        : "redirect:" + new PickPlace(organization, "", 0).href(WizardSteps.CHOOSE);
  }

  private String page(
      SignedIn me, ConnectionDraft draft, PickPlace place, @Nullable Trouble trouble, Model model) {
    var kind = kind(draft, place);
    var list = list(me, draft, place, kind);
    var label = kind == Kind.PARENT ? "Show projects" : "Continue";
    var back = kind == Kind.PROJECT ? WizardSteps.CHOOSE : WizardSteps.SCOPE;
    var page =
        new PickPage(WizardSteps.CHOOSE, place, kind, list, draft.targets(), false, label, back);
    WizardSteps.at(WizardSteps.CHOOSE, draft.type()).addTo(model);
    model
        .addAttribute("pick", page)
        .addAttribute("review", draft.targets().isEmpty() ? null : WizardSteps.REVIEW)
        .addAttribute("trouble", trouble == null ? list.trouble() : trouble);
    return VIEW;
  }

  private PickList list(SignedIn me, ConnectionDraft draft, PickPlace place, Kind kind) {
    return switch (kind) {
      case ORGANIZATION -> picker.organizations(me.site(), draft.access(), place, draft.targets());
      case PARENT -> picker.parents(me.site(), draft.access(), place);
      case PROJECT -> picker.projects(me.site(), draft.access(), place, draft.targets());
    };
  }

  private static Kind kind(ConnectionDraft draft, PickPlace place) {
    if (draft.type() == ScopeType.ORGANIZATION) {
      return Kind.ORGANIZATION;
    }
    return place.organization().isEmpty() ? Kind.PARENT : Kind.PROJECT;
  }

  /** An account needs no choosing, and without a type nothing can be chosen yet. */
  private static boolean elsewhere(ConnectionDraft draft) {
    return draft.type() == null || draft.type() == ScopeType.ACCOUNT;
  }

  private static String away(ConnectionDraft draft) {
    return draft.type() == null ? "redirect:" + WizardSteps.SCOPE : CONTINUE;
  }

  private static Trouble nothing(ConnectionDraft draft) {
    return draft.type() == ScopeType.ORGANIZATION
        ? noOrganization()
        : Trouble.of("Choose a project", "Select at least one project, then continue.");
  }

  private static Trouble noOrganization() {
    return Trouble.of("Choose an organization", "Select the organization, then continue.");
  }
}
