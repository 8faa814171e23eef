package dev.harnessjira.console.wizard;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.console.picking.TakenWords;
import dev.harnessjira.scope.ConnectScope;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDrafts;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.ServiceSettings;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Last step: what will be connected is shown once more, and connected. */
@Controller
class ReviewController {

  private static final Trouble DISCONNECTED =
      Trouble.of(
          "This site is disconnected",
          "Nothing was connected, because nothing would reach Jira. Open Jira site, connect the"
              + " site again, and come back: what you prepared is kept for a day.");

  private final ConnectionDrafts drafts;
  private final ConnectScope scopes;
  private final EmptyScopes empty;
  private final SiteAdministration sites;
  private final ServiceSettings settings;

  ReviewController(
      ConnectionDrafts drafts,
      ConnectScope scopes,
      EmptyScopes empty,
      SiteAdministration sites,
      ServiceSettings settings) {
    this.drafts = drafts;
    this.scopes = scopes;
    this.empty = empty;
    this.sites = sites;
    this.settings = settings;
  }

  @GetMapping(WizardSteps.REVIEW)
  String review(SignedIn me, Model model) {
    var draft = drafts.find(me.site(), me.account()).orElse(null);
    if (draft == null) {
      return WizardSteps.LOST;
    }
    var unfinished = unfinished(draft);
    return unfinished == null ? page(draft, null, model) : "redirect:" + unfinished;
  }

  @PostMapping(WizardSteps.REVIEW)
  String connect(
      SignedIn me, @RequestParam(defaultValue = "false") boolean withoutWebhooks, Model model) {
    var draft = drafts.find(me.site(), me.account()).orElse(null);
    if (draft == null) {
      return WizardSteps.LOST;
    }
    var unfinished = unfinished(draft);
    var options = ConnectionOptions.usual();
    var chosen = draft.with(withoutWebhooks ? options.withoutWebhooks() : options);
    return unfinished == null ? connected(me, chosen, model) : "redirect:" + unfinished;
  }

  private String connected(SignedIn me, ConnectionDraft draft, Model model) {
    if (isDisconnected(me.site())) {
      return page(draft, DISCONNECTED, model);
    }
    return switch (scopes.connect(me.site(), draft)) {
      case ConnectScope.Outcome.Taken(var taken) -> page(draft, TakenWords.of(taken), model);
      case ConnectScope.Outcome.SiteDisconnected() -> page(draft, DISCONNECTED, model);
      case ConnectScope.Outcome.Connected(var connection) -> {
        drafts.discard(me.site(), me.account());
        yield "redirect:" + WizardSteps.DONE + "/" + connection;
      }
    };
  }

  private boolean isDisconnected(SiteId site) {
    return sites.site(site).map(SiteView::state).filter(State.DISCONNECTED::equals).isPresent();
  }

  /** The step that is still to be taken. */
  private static @Nullable String unfinished(ConnectionDraft draft) {
    if (draft.type() == null) {
      return WizardSteps.SCOPE;
    }
    return draft.type() != ScopeType.ACCOUNT && draft.targets().isEmpty()
        ? WizardSteps.CHOOSE
        : null;
  }

  private String page(ConnectionDraft draft, @Nullable Trouble trouble, Model model) {
    var type = draft.type();
    WizardSteps.at(WizardSteps.REVIEW, type).addTo(model);
    model
        .addAttribute("draft", DraftPage.of(draft))
        .addAttribute("scopeName", type == null ? "" : ScopeWords.scope(type))
        .addAttribute("selected", draft.targets().stream().map(ScopeWords::named).toList())
        .addAttribute("webhookFor", webhookFor(draft))
        .addAttribute("webhookAddress", settings.webhookAddress() + "/webhooks/harness/")
        .addAttribute("withoutWebhooks", !draft.options().webhooks())
        .addAttribute("warnings", empty.warnings(draft))
        .addAttribute("back", type == ScopeType.ACCOUNT ? WizardSteps.SCOPE : WizardSteps.CHOOSE)
        .addAttribute("trouble", trouble);
    return "wizard/review";
  }

  private static String webhookFor(ConnectionDraft draft) {
    if (draft.targets().isEmpty()) {
      return "the account";
    }
    if (draft.type() == ScopeType.ORGANIZATION) {
      return "the organization";
    }
    return draft.targets().size() == 1 ? "the project" : "each project";
  }
}
