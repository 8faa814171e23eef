package dev.harnessjira.console.wizard;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.console.picking.HarnessQuestions;
import dev.harnessjira.console.picking.InspectionWords;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDrafts;
import dev.harnessjira.scope.ScopeType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** First step: the address of Harness and a token, looked at before anything is kept. */
@Controller
class AddressController {

  private static final String VIEW = "wizard/harness";

  private final HarnessQuestions harness;
  private final InspectionWords words;
  private final ConnectionDrafts drafts;

  AddressController(HarnessQuestions harness, InspectionWords words, ConnectionDrafts drafts) {
    this.harness = harness;
    this.words = words;
    this.drafts = drafts;
  }

  @GetMapping(WizardSteps.ADDRESS)
  String form(SignedIn me, @RequestParam(defaultValue = "false") boolean lost, Model model) {
    var draft = drafts.find(me.site(), me.account());
    draft.ifPresent(kept ->
        model.addAttribute("draft", DraftPage.of(kept)).addAttribute("resume", furthest(kept)));
    model.addAttribute("lost", lost && draft.isEmpty());
    return page(model, draft.map(kept -> kept.access().baseUrl().toString()).orElse(""), null);
  }

  @PostMapping(WizardSteps.ADDRESS)
  String check(
      SignedIn me,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String token,
      Model model) {
    return switch (harness.inspect(address, token)) {
      case Problem problem -> page(model, address, words.of(problem));
      case Found found -> {
        drafts.keep(me.site(), me.account(), FoundDraft.of(found, address));
        yield "redirect:" + WizardSteps.SCOPE;
      }
    };
  }

  private static String page(Model model, String address, @Nullable Trouble trouble) {
    WizardSteps.at(WizardSteps.ADDRESS, null).addTo(model);
    model.addAttribute("address", address).addAttribute("trouble", trouble);
    return VIEW;
  }

  /** The step that the draft is at. */
  private static String furthest(ConnectionDraft draft) {
    if (draft.type() == null) {
      return WizardSteps.SCOPE;
    }
    return draft.type() == ScopeType.ACCOUNT || !draft.targets().isEmpty()
        ? WizardSteps.REVIEW
        : WizardSteps.CHOOSE;
  }
}
