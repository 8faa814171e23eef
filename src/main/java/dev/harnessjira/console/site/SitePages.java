package dev.harnessjira.console.site;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.SiteConcern;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.Worry;
import dev.harnessjira.tenancy.SiteView.Writing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Says in words how a site stands. */
@Component
class SitePages {

  private final SiteAdministration administration;
  private final PublishingReport publishing;

  SitePages(SiteAdministration administration, PublishingReport publishing) {
    this.administration = administration;
    this.publishing = publishing;
  }

  /** The site as it is now, also put into the model. */
  SiteView show(SignedIn signedIn, Model model) {
    var site =
        administration
            .site(signedIn.site())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("site", site);
    model.addAttribute("status", status(site));
    model.addAttribute("writing", words(site.writing()));
    model.addAttribute("flow", FlowPage.of(publishing.flow(signedIn.site())));
    model.addAttribute("grantAnswer", words(site.grantMayWrite()));
    model.addAttribute("concern", SiteConcern.of(site));
    addStandIns(signedIn, site, model);
    return site;
  }

  private static void addStandIns(SignedIn me, SiteView site, Model model) {
    var authorization = site.authorization();
    var rows = authorization.standIns().stream().map(it -> StandInRow.of(it, me)).toList();
    model
        .addAttribute("standIns", rows)
        .addAttribute("authorizes", authorization.by().equals(me.account()))
        .addAttribute("standsIn", rows.stream().anyMatch(StandInRow::mine))
        .addAttribute("instead", isDoubted(authorization.worry()));
  }

  private static boolean isDoubted(@Nullable Worry worry) {
    return worry != null && worry.kind() != Worry.Kind.SUSPENDED;
  }

  private static Lozenge status(SiteView site) {
    return switch (site.state()) {
      case CONNECTED -> written(site.writing());
      case REAUTHORIZE -> Lozenge.danger("Authorize again");
      case DISCONNECTED -> Lozenge.neutral("Disconnected");
    };
  }

  private static Lozenge written(Writing writing) {
    return switch (writing) {
      case GRANT, CREDENTIALS -> Lozenge.success("Connected");
      case UNDECIDED -> Lozenge.information("Checking access");
      case NONE -> Lozenge.warning("Needs OAuth credentials");
    };
  }

  private static String words(Writing writing) {
    return switch (writing) {
      case GRANT -> "the authorization by this administrator";
      case CREDENTIALS -> "the site’s own OAuth credentials";
      case UNDECIDED -> "not known yet";
      case NONE -> "nothing yet";
    };
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case MAY -> "Yes";
      case MAY_NOT -> "No";
      case UNDECIDED -> "Jira hasn’t said yet";
    };
  }
}
