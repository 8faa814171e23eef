package dev.harnessjira.console.site;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.tenancy.ServiceSettings;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteView.State;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Guides through making a site's own OAuth credentials, and checks the pair on the spot. */
@Controller
@RequestMapping("/site/credentials")
class CredentialsController {

  private static final int LONGEST = 500;

  private final SiteAdministration administration;
  private final ServiceSettings settings;
  private final SitePages pages;

  CredentialsController(
      SiteAdministration administration, ServiceSettings settings, SitePages pages) {
    this.administration = administration;
    this.settings = settings;
    this.pages = pages;
  }

  @GetMapping
  String guide(SignedIn signedIn, Model model) {
    var site = pages.show(signedIn, model);
    return site.state() == State.DISCONNECTED ? "redirect:/site" : page(model, "", null);
  }

  @PostMapping
  String check(
      SignedIn signedIn,
      @RequestParam(defaultValue = "") String clientId,
      @RequestParam(defaultValue = "") String clientSecret,
      Model model,
      RedirectAttributes next,
      HttpServletResponse response) {
    var site = pages.show(signedIn, model);
    var trouble = incomplete(clientId.strip(), clientSecret.strip());
    if (trouble == null) {
      trouble =
          CredentialsWords.trouble(
              administration.useCredentials(
                  signedIn.site(), clientId.strip(), clientSecret.strip()),
              site.name());
    }
    if (trouble == null) {
      next.addFlashAttribute("flag", "OAuth credentials work and are in use");
      return "redirect:/site";
    }
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    return page(model, clientId, trouble);
  }

  private String page(Model model, String clientId, @Nullable Trouble trouble) {
    model.addAttribute("baseUrl", settings.publicUrl());
    model.addAttribute("logoUrl", settings.publicUrl() + "/icons/mark.svg");
    model.addAttribute("clientId", clientId);
    model.addAttribute("trouble", trouble);
    return "site/credentials";
  }

  private static @Nullable Trouble incomplete(String clientId, String clientSecret) {
    if (clientId.isEmpty() || clientId.length() > LONGEST) {
      return Trouble.at(
          "clientId",
          "Client ID missing",
          "Copy the whole client ID from the OAuth credentials page of Jira.");
    }
    if (clientSecret.isEmpty() || clientSecret.length() > LONGEST) {
      return Trouble.at(
          "clientSecret",
          "Client secret missing",
          "Copy the whole secret. Jira shows it once: if it’s gone, create new credentials there.");
    }
    return null;
  }
}
