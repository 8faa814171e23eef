package dev.harnessjira.console.audit;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.audit.AuditTrail.Entry;
import dev.harnessjira.console.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was done with the current site, newest first, and as a file. */
@Controller
class AuditController {

  private final AuditTrail trail;

  AuditController(AuditTrail trail) {
    this.trail = trail;
  }

  @GetMapping("/site/audit")
  String page(
      SignedIn me,
      AuditQuestion question,
      @RequestParam(required = false) Long before,
      Model model) {
    var entries = trail.read(me.site().value(), question.filter(), before);
    model.addAttribute("question", question);
    model.addAttribute("acts", Act.values());
    model.addAttribute("entries", entries);
    model.addAttribute("older", older(question, entries));
    model.addAttribute("file", question.at("/site/audit.csv").toUriString());
    model.addAttribute("newest", before == null ? null : question.at("/site/audit").toUriString());
    return "audit/audit";
  }

  private static @Nullable String older(AuditQuestion question, List<Entry> entries) {
    return entries.size() < AuditTrail.PAGE
        ? null
        : question.at("/site/audit").queryParam("before", entries.getLast().number()).toUriString();
  }

  @GetMapping("/site/audit.csv")
  void file(SignedIn me, AuditQuestion question, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
    try (var file = new AuditFile(response.getWriter())) {
      trail.each(me.site().value(), question.filter(), file::add);
    }
  }
}
