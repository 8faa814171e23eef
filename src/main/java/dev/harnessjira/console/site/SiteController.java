package dev.harnessjira.console.site;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.security.CurrentSite;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteAdministration.Step;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The Jira site page: how it stands, a test of its access, authorizing again, disconnecting. */
@Controller
@RequestMapping("/site")
class SiteController {

  private final SiteAdministration administration;
  private final ConnectionDirectory connections;
  private final SitePages pages;

  SiteController(
      SiteAdministration administration, ConnectionDirectory connections, SitePages pages) {
    this.administration = administration;
    this.connections = connections;
    this.pages = pages;
  }

  /** What Jira answered to one step of the test. */
  record TestAnswer(String step, Lozenge status, String detail) {}

  @GetMapping
  String site(SignedIn signedIn, Model model) {
    pages.show(signedIn, model);
    return "site/site";
  }

  @GetMapping("/authorize")
  String authorizeAgain(SignedIn signedIn, HttpServletRequest request) {
    CurrentSite.authorizing(request, signedIn.site());
    return "redirect:/connect/jira";
  }

  // Answered without a redirect: the answers are of this moment and kept nowhere.
  @PostMapping("/test")
  String test(SignedIn signedIn, Model model) {
    var test = administration.test(signedIn.site());
    pages.show(signedIn, model);
    model.addAttribute(
        "test",
        List.of(
            answer("Read", test.read()),
            answer("Write", test.write()),
            answer("Remove", test.removal())));
    return "site/site";
  }

  @GetMapping("/test")
  String notTested() {
    return "redirect:/site";
  }

  private static TestAnswer answer(String step, Step answered) {
    var status =
        switch (answered.answer()) {
          case MAY -> Lozenge.success("Allowed");
          case MAY_NOT -> Lozenge.danger("Refused");
          case UNDECIDED -> Lozenge.warning("No clear answer");
        };
    return new TestAnswer(step, status, answered.detail());
  }

  @GetMapping("/disconnect")
  String confirm(SignedIn signedIn, Model model) {
    pages.show(signedIn, model);
    model.addAttribute("connections", connections.connections(signedIn.site()));
    return "site/disconnect";
  }

  @PostMapping("/disconnect")
  String disconnect(SignedIn signedIn, Model model, RedirectAttributes next) {
    var site = pages.show(signedIn, model);
    administration.disconnect(signedIn.site());
    next.addFlashAttribute("flag", site.name() + " is disconnected");
    return "redirect:/site";
  }
}
