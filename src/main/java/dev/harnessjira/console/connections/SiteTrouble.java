package dev.harnessjira.console.connections;

import dev.harnessjira.console.SiteConcern;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import org.jspecify.annotations.Nullable;

/** Why nothing of the whole site goes to Jira, or soon may not, and where to put that right. */
record SiteTrouble(
    String kind, String title, String text, @Nullable String detail, String href, String action) {

  /** Null when there is none. */
  static @Nullable SiteTrouble of(SiteView site) {
    if (site.state() == State.REAUTHORIZE) {
      return new SiteTrouble(
          "danger",
          "Jira refuses our access",
          "What happens in Harness is kept and goes to Jira once you authorize again.",
          site.reason(),
          "/site",
          "Open Jira site");
    }
    var concern = SiteConcern.of(site);
    if (concern != null) {
      return new SiteTrouble(
          "warning", concern.title(), concern.text(), null, concern.href(), concern.action());
    }
    if (site.state() == State.CONNECTED && site.writing() == Writing.NONE) {
      return new SiteTrouble(
          "warning",
          "Jira can’t be written to yet",
          "Your authorization doesn’t let this app write to the Development panel; OAuth"
              + " credentials of the site may. Connections wait for them, nothing is lost.",
          null,
          "/site/credentials",
          "Set up OAuth credentials");
    }
    if (site.state() == State.DISCONNECTED) {
      return new SiteTrouble(
          "warning",
          "This site is disconnected",
          "Its connections ended and nothing goes to Jira. Connect the site again before you"
              + " connect Harness.",
          null,
          "/site",
          "Open Jira site");
    }
    return null;
  }
}
