package dev.harnessjira.console.wizard;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.console.picking.HarnessQuestions;
import dev.harnessjira.console.picking.InspectionWords;
import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.harness.Inspection.RootSpace;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDrafts;
import dev.harnessjira.scope.ScopeType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Second step: how much to connect, and on Harness Open Source the root space before that. */
@Controller
class ScopeController {

  private static final String VIEW = "wizard/scope";

  private final HarnessQuestions harness;
  private final InspectionWords words;
  private final ConnectionDrafts drafts;

  ScopeController(HarnessQuestions harness, InspectionWords words, ConnectionDrafts drafts) {
    this.harness = harness;
    this.words = words;
    this.drafts = drafts;
  }

  @GetMapping(WizardSteps.SCOPE)
  String form(SignedIn me, Model model) {
    var draft = drafts.find(me.site(), me.account()).orElse(null);
    return draft == null ? WizardSteps.LOST : page(model, draft, draft.type(), null);
  }

  @PostMapping(WizardSteps.SCOPE)
  String choose(
      SignedIn me,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String rootSpace,
      Model model) {
    var draft = drafts.find(me.site(), me.account()).orElse(null);
    if (draft == null) {
      return WizardSteps.LOST;
    }
    var wanted = typed(type);
    return switch (in(draft, rootSpace)) {
      case Space.Missing missing -> page(model, draft, wanted, missing.trouble());
      case Space.Entered(var entered) -> chosen(me, model, entered, wanted);
    };
  }

  private String chosen(
      SignedIn me, Model model, ConnectionDraft draft, @Nullable ScopeType wanted) {
    if (wanted == null) {
      return page(
          model,
          draft,
          null,
          Trouble.at("type", "Choose a scope type", "Select how much to connect."));
    }
    if (!draft.offered().contains(wanted)) {
      return page(model, draft, wanted, notOffered(draft));
    }
    var targets = wanted == draft.type() ? draft.targets() : List.<ConnectionDraft.Target>of();
    drafts.keep(me.site(), me.account(), draft.with(wanted, targets));
    return "redirect:" + (wanted == ScopeType.ACCOUNT ? WizardSteps.REVIEW : WizardSteps.CHOOSE);
  }

  private static Trouble notOffered(ConnectionDraft draft) {
    return Trouble.at(
        "type",
        "Scope type not offered",
        draft.others().isBlank() ? "Choose one of those that can be selected." : draft.others());
  }

  /** Whether there is a root space to go on with. */
  private sealed interface Space {

    record Entered(ConnectionDraft draft) implements Space {}

    record Missing(Trouble trouble) implements Space {}
  }

  private Space in(ConnectionDraft draft, String rootSpace) {
    var current = draft.access().account();
    var wanted = rootSpace.isBlank() ? current : rootSpace;
    if (wanted.isEmpty() || wanted.contains("/")) {
      return new Space.Missing(
          Trouble.at("rootSpace", "Choose a root space", "Select the one to connect."));
    }
    if (wanted.equals(current) || draft.access().dialect() == Dialect.PLATFORM) {
      return new Space.Entered(draft);
    }
    return switch (harness.check(in(draft.access(), wanted))) {
      case Problem problem -> new Space.Missing(words.of(problem).onlyAt("rootSpace"));
      case Found found -> new Space.Entered(FoundDraft.in(found, draft));
    };
  }

  private String page(
      Model model, ConnectionDraft draft, @Nullable ScopeType type, @Nullable Trouble trouble) {
    var spaces = List.<RootSpace>of();
    var shown = trouble;
    if (draft.access().dialect() == Dialect.OPEN_SOURCE) {
      switch (harness.check(in(draft.access(), ""))) {
        case Found found -> spaces = with(draft.access().account(), found.rootSpaces());
        case Problem problem when draft.access().account().isEmpty() ->
            shown = words.of(problem).onlyAt("rootSpace");
        case Problem problem -> {} // The chosen root space is enough to go on.
      }
    }
    WizardSteps.at(WizardSteps.SCOPE, draft.type()).addTo(model);
    model
        .addAttribute("draft", DraftPage.of(draft))
        .addAttribute("choices", ScopePage.of(draft, spaces, type, draft.access().account()))
        .addAttribute("trouble", shown);
    return VIEW;
  }

  /** None when the list lacks the present one, which then came with the address and stays. */
  private static List<RootSpace> with(String present, List<RootSpace> spaces) {
    return present.isEmpty() || spaces.stream().anyMatch(space -> space.path().equals(present))
        ? spaces
        : List.of();
  }

  private static HarnessAccess in(HarnessAccess access, String rootSpace) {
    return new HarnessAccess(access.baseUrl(), access.dialect(), rootSpace, access.token());
  }

  private static @Nullable ScopeType typed(String name) {
    return Arrays.stream(ScopeType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
