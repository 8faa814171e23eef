package dev.harnessjira.console.explain;

import dev.harnessjira.console.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finds out where a pull request or an issue stands, and has it read again and sent. */
@Controller
@RequestMapping("/explain")
class ExplainController {

  private static final int LONGEST = 2000;

  private final Explainer explainer;
  private final SendAgain sendAgain;

  ExplainController(Explainer explainer, SendAgain sendAgain) {
    this.explainer = explainer;
    this.sendAgain = sendAgain;
  }

  @GetMapping
  String explain(SignedIn me, @RequestParam(name = "q", defaultValue = "") String q, Model model) {
    var question = q.strip();
    model.addAttribute("question", question);
    if (!question.isEmpty() && question.length() <= LONGEST) {
      model.addAttribute("answer", explainer.answer(me.site(), question));
    }
    return "explain/explain";
  }

  /** What is to be read again. */
  record Wanted(String q, String coverage, String kind, long repository, String name) {}

  @PostMapping("/again")
  String again(SignedIn me, Wanted wanted, RedirectAttributes next) {
    var ordered =
        sendAgain.entity(
            me.site(), wanted.coverage(), wanted.kind(), wanted.repository(), wanted.name());
    next.addFlashAttribute(
        "flag",
        ordered
            ? "We’re reading it from Harness and sending it to Jira"
            : "Nothing of it is covered any more");
    next.addAttribute("q", wanted.q());
    return "redirect:/explain";
  }
}
