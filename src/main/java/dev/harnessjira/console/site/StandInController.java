package dev.harnessjira.console.site;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.Trouble;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteAdministration.StandInOutcome;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets the signed-in administrator's authorization stand in, and no longer. */
@Controller
@RequestMapping("/site")
class StandInController {

  private static final String BACK = "redirect:/site#stand-ins";

  private final SiteAdministration administration;
  private final SitePages pages;

  StandInController(SiteAdministration administration, SitePages pages) {
    this.administration = administration;
    this.pages = pages;
  }

  @PostMapping("/stand-in")
  String standIn(SignedIn me, Model model, RedirectAttributes next, HttpServletResponse response) {
    return switch (administration.standIn(me.site(), me.account())) {
      case StandInOutcome.StandsIn done -> done("You stand in from now on", next);
      case StandInOutcome.Authorizes done -> done("The site is authorized by you now", next);
      case StandInOutcome.Unfit(var reason) -> {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        pages.show(me, model);
        model.addAttribute(
            "trouble",
            Trouble.of(
                "You can’t stand in yet",
                reason + " Choose Authorize again and give consent, then stand in."));
        yield "site/site";
      }
    };
  }

  @PostMapping("/stand-down")
  String standDown(SignedIn me, RedirectAttributes next) {
    administration.standDown(me.site(), me.account());
    return done("You no longer stand in", next);
  }

  private static String done(String words, RedirectAttributes next) {
    next.addFlashAttribute("flag", words);
    return BACK;
  }
}
