package dev.harnessjira.console.signin;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.security.CurrentSite;
import dev.harnessjira.console.security.SignedInPerson;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SignIn;
import dev.harnessjira.tenancy.SiteId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The landing page, the choice of a site, and what went wrong while signing in. */
@Controller
class SignInController {

  private final SignIn signIn;
  private final SiteEntrance entrance;

  SignInController(SignIn signIn, SiteEntrance entrance) {
    this.signIn = signIn;
    this.entrance = entrance;
  }

  @GetMapping("/")
  String landing(HttpServletRequest request, Model model) {
    if (SignedInPerson.of(request) != null) {
      var chosen = CurrentSite.of(request) != null;
      return "redirect:" + (chosen ? "/connections" : SiteEntrance.CHOICE);
    }
    model.addAttribute("signedOut", request.getParameter("signed-out") != null);
    return "sign-in/landing";
  }

  @GetMapping("/sign-in/problem")
  String problem(HttpServletRequest request, Model model) {
    var problem = SignInProblem.of(request);
    if (problem == null) {
      return "redirect:/";
    }
    model.addAttribute("problem", problem);
    return "sign-in/problem";
  }

  @GetMapping("/sign-in/choose")
  String choose(HttpServletRequest request, Model model) {
    var person = Objects.requireNonNull(SignedInPerson.of(request));
    var sites = signIn.candidates(person.account()).stream().map(this::choice).toList();
    model.addAttribute("choices", sites);
    return "sign-in/choose";
  }

  /** A site to choose: {@code connects} when it is not connected yet. */
  record Choice(SiteId id, String name, String url, boolean connects, Lozenge status) {}

  private Choice choice(Candidate site) {
    var connects = entrance.connects(site.id());
    var status = connects ? Lozenge.neutral("Not connected") : Lozenge.success("Connected");
    return new Choice(site.id(), site.name(), site.url(), connects, status);
  }

  /** Enters a site; connects one only when the button said so. */
  @PostMapping("/sign-in/site")
  String enter(
      @RequestParam String site,
      @RequestParam(defaultValue = "false") boolean connect,
      HttpServletRequest request,
      HttpServletResponse response) {
    var person = Objects.requireNonNull(SignedInPerson.of(request));
    var chosen = new SiteId(site);
    if (!connect && entrance.connects(chosen)) {
      return "redirect:" + SiteEntrance.CHOICE;
    }
    var path = entrance.enter(person.account(), chosen, request, response);
    if (path == null) {
      new SignInProblem("not-administrator", "", "", "").keep(request);
      return "redirect:/sign-in/problem";
    }
    return "redirect:" + path;
  }
}
