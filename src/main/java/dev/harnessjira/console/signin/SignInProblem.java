package dev.harnessjira.console.signin;

import dev.harnessjira.console.signin.AdmittedPersons.NotAdmittedException;
import dev.harnessjira.tenancy.Admission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Why a sign-in did not succeed: the kind, which has words of its own on the page, the names of the
 * sites it is about, whom to ask, and Atlassian's own answer.
 */
record SignInProblem(String kind, String sites, String contact, String detail) {

  private static final String PROBLEM = "sign-in-problem";

  static SignInProblem of(AuthenticationException failure) {
    return switch (failure) {
      case NotAdmittedException no -> of(no.admission());
      case OAuth2AuthenticationException refused ->
          new SignInProblem(
              kind(refused.getError().getErrorCode()),
              "",
              "",
              String.valueOf(refused.getError().getDescription()));
      default -> new SignInProblem("cannot-verify", "", "", "");
    };
  }

  // The first three are how an authorization server says no, the next two are Spring Security's.
  private static String kind(String code) {
    return switch (code) {
      case "access_denied" -> "cancelled";
      case "unauthorized_client" -> "not-shared";
      case "invalid_scope" -> "scope";
      case "authorization_request_not_found", "invalid_state_parameter" -> "expired";
      case "invalid_client" -> "app-refused";
      case "invalid_grant" -> "code-refused";
      default -> "cannot-verify";
    };
  }

  private static SignInProblem of(Admission admission) {
    return switch (admission) {
      case Admission.Admitted yes -> throw new IllegalStateException("Admitted is no problem");
      case Admission.NoJiraSite no -> new SignInProblem("no-jira", "", "", "");
      case Admission.SiteNotAllowed(var sites, var contact) ->
          new SignInProblem("not-allowed", names(sites), contact, "");
      case Admission.NotAdministrator(var sites) ->
          new SignInProblem("not-administrator", names(sites), "", "");
      case Admission.SiteSuspended(var sites) ->
          new SignInProblem("suspended", names(sites), "", "");
      case Admission.CannotVerify(var detail) -> new SignInProblem("cannot-verify", "", "", detail);
    };
  }

  private static String names(List<String> sites) {
    return String.join(", ", sites);
  }

  /** Keeps it for the page that shows it; strings alone, as all of a session. */
  void keep(HttpServletRequest request) {
    Map<String, String> strings = new HashMap<>();
    strings.put("kind", kind);
    strings.put("sites", sites);
    strings.put("contact", contact);
    strings.put("detail", detail.equals("null") ? "" : detail);
    request.getSession().setAttribute(PROBLEM, strings);
  }

  /** The one that was kept last; null when there is none. */
  static @Nullable SignInProblem of(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(PROBLEM) instanceof Map<?, ?> strings
        ? new SignInProblem(
            text(strings, "kind"),
            text(strings, "sites"),
            text(strings, "contact"),
            text(strings, "detail"))
        : null;
  }

  private static String text(Map<?, ?> strings, String name) {
    return strings.get(name) instanceof String text ? text : "";
  }

  static void forget(HttpServletRequest request) {
    request.getSession().removeAttribute(PROBLEM);
  }
}
