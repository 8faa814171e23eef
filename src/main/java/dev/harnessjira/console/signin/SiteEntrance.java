package dev.harnessjira.console.signin;

import dev.harnessjira.console.security.CurrentSite;
import dev.harnessjira.console.security.ReturnPath;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SignIn;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way into a site: connects it where needed, makes it the current one, says where to go. */
@Component
class SiteEntrance {

  static final String CHOICE = "/sign-in/choose";

  private final SignIn signIn;
  private final SiteAdministration administration;
  private final ReturnPath returnPath;

  SiteEntrance(SignIn signIn, SiteAdministration administration, ReturnPath returnPath) {
    this.signIn = signIn;
    this.administration = administration;
    this.returnPath = returnPath;
  }

  /** The path of the next page; null when the person may not enter this site. */
  @Nullable String enter(
      AccountId account, SiteId site, HttpServletRequest request, HttpServletResponse response) {
    if (!signIn.enter(account, site)) {
      return null;
    }
    CurrentSite.set(request, site);
    if (!writable(site)) {
      return "/site/access";
    }
    var wanted = returnPath.take(request, response);
    return wanted == null ? "/connections" : wanted;
  }

  /** Whether entering the site would connect it, which must be asked for in words. */
  boolean connects(SiteId site) {
    return administration
        .site(site)
        .map(SiteView::state)
        .filter(state -> state != State.DISCONNECTED)
        .isEmpty();
  }

  private boolean writable(SiteId site) {
    return administration
        .site(site)
        .map(SiteView::writing)
        .filter(writing -> writing == Writing.GRANT || writing == Writing.CREDENTIALS)
        .isPresent();
  }
}
