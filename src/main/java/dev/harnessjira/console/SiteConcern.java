package dev.harnessjira.console;

import dev.harnessjira.console.picking.Times;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Worry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an administrator should do about a site's authorization while it still works. */
public record SiteConcern(String title, String text, String href, String action) {

  private static final String SITE = "/site";

  /** Null when there is nothing; the gravest otherwise. */
  public static @Nullable SiteConcern of(SiteView site) {
    var authorization = site.authorization();
    if (site.state() == State.DISCONNECTED) {
      return null;
    }
    if (authorization.worry() != null) {
      return of(authorization.worry(), site.grantHolder());
    }
    return authorization.mayEnd() == null
        ? null
        : ending(authorization.mayEnd(), site.grantHolder());
  }

  private static SiteConcern of(Worry worry, String holder) {
    return switch (worry.kind()) {
      case SUSPENDED ->
          new SiteConcern(
              "Atlassian says that this site is not available",
              "It may be suspended. Nothing can be written to it until it is back; what happens in"
                  + " Harness is kept, and we look every hour.",
              SITE,
              "Open Jira site");
      case NOT_REACHED ->
          new SiteConcern(
              "The authorization no longer reaches this site",
              "Either the site was deleted, or the app was removed from it, or "
                  + holder
                  + " lost access to it. If the site is still there, let another administrator"
                  + " sign in and authorize it instead. What can’t be written is kept.",
              SITE + "#stand-ins",
              "Authorize instead");
      case NOT_ADMINISTRATOR ->
          new SiteConcern(
              holder + " is no longer a Jira administrator",
              "The site is still written to with their authorization, as long as Atlassian lets"
                  + " it. Let another administrator sign in and authorize the site instead.",
              SITE + "#stand-ins",
              "Authorize instead");
    };
  }

  private static SiteConcern ending(Instant end, String holder) {
    return new SiteConcern(
        "The authorization may end on " + Times.date(end),
        "Atlassian may end a consent after a year. If "
            + holder
            + " authorizes again before that day, nothing is interrupted; or another administrator"
            + " stands in.",
        SITE + "/authorize",
        "Authorize again");
  }
}
