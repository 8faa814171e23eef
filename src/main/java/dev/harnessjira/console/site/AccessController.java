package dev.harnessjira.console.site;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.security.ReturnPath;
import dev.harnessjira.tenancy.SiteView.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page right after consent: waits for Jira's word on writing, and leads on from there. */
@Controller
class AccessController {

  private final SitePages pages;
  private final ReturnPath returnPath;

  AccessController(SitePages pages, ReturnPath returnPath) {
    this.pages = pages;
    this.returnPath = returnPath;
  }

  @GetMapping("/site/access")
  @Nullable String access(
      SignedIn signedIn, Model model, HttpServletRequest request, HttpServletResponse response) {
    var site = pages.show(signedIn, model);
    if (site.state() != State.CONNECTED) {
      return to("/site", request, response);
    }
    return switch (site.writing()) {
      case UNDECIDED -> "site/access";
      case NONE -> to("/site/credentials", request, response);
      case GRANT, CREDENTIALS -> to(wanted(request, response), request, response);
    };
  }

  private String wanted(HttpServletRequest request, HttpServletResponse response) {
    var path = returnPath.take(request, response);
    return path == null ? "/connections" : path;
  }

  // A script asks for a part of this page: it is told to leave, rather than given another page's.
  private static @Nullable String to(
      String path, HttpServletRequest request, HttpServletResponse response) {
    if (request.getHeader("HX-Request") == null) {
      return "redirect:" + path;
    }
    response.setHeader("HX-Redirect", request.getContextPath() + path);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    return null;
  }
}
