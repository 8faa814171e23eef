package dev.harnessjira.console.signin;

import dev.harnessjira.console.security.CurrentSite;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SignIn;
import dev.harnessjira.tenancy.SiteId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Where the browser goes after consent: into the site, to a choice of sites, or to the problem. */
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private final SignIn signIn;
  private final SiteEntrance entrance;

  SignInOutcome(SignIn signIn, SiteEntrance entrance) {
    this.signIn = signIn;
    this.entrance = entrance;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws IOException {
    SignInProblem.forget(request);
    CurrentSite.clear(request);
    var account = new AccountId(person.getName());
    var site = meant(account, CurrentSite.takeAuthorizing(request));
    var path = site == null ? null : entrance.enter(account, site.id(), request, response);
    response.sendRedirect(request.getContextPath() + (path == null ? SiteEntrance.CHOICE : path));
  }

  /** The only site, or the one that is authorized again; null when there is a choice. */
  private @Nullable Candidate meant(AccountId account, @Nullable SiteId authorizing) {
    var sites = signIn.candidates(account);
    return sites.stream()
        .filter(site -> sites.size() == 1 || site.id().equals(authorizing))
        .findFirst()
        .orElse(null);
  }

  // Whoever was signed in stays signed in: only the new consent came to nothing.
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    SignInProblem.of(failure).keep(request);
    response.sendRedirect(request.getContextPath() + "/sign-in/problem");
  }
}
