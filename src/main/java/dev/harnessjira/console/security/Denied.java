package dev.harnessjira.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers 403, and says when it was because a form's token is missing or old. */
public class Denied implements AccessDeniedHandler {

  /** Request attribute, set when a form's token is missing or of an ended session. */
  public static final String FORM_EXPIRED = Denied.class.getName() + ".form-expired";

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    if (denied instanceof CsrfException) {
      request.setAttribute(FORM_EXPIRED, true);
    }
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }
}
