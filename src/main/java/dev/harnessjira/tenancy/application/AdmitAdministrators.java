package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.ServiceSettings;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Person;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reachable;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds out whether a person may come in: Jira administrators of allowed sites, nobody else. */
@Service
class AdmitAdministrators {

  private final AtlassianAccounts atlassian;
  private final ServiceSettings settings;
  private final Refusals refusals;

  AdmitAdministrators(AtlassianAccounts atlassian, ServiceSettings settings, Refusals refusals) {
    this.atlassian = atlassian;
    this.refusals = refusals;
    this.settings = settings;
  }

  Admission admit(String accessToken) {
    return switch (atlassian.sites(accessToken)) {
      case Reply.Answered<List<Reachable>>(var sites) -> allowed(accessToken, sites);
      case Reply.Unauthorized<List<Reachable>>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Refused<List<Reachable>>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Gone<List<Reachable>>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Unavailable<List<Reachable>>(var detail) -> new Admission.CannotVerify(detail);
    };
  }

  private Admission allowed(String accessToken, List<Reachable> reachable) {
    var jira = reachable.stream().filter(Reachable::jira).toList();
    if (jira.isEmpty()) {
      return new Admission.NoJiraSite();
    }
    var allowed =
        jira.stream().filter(site -> settings.allows(site.cloudId(), site.url())).toList();
    return allowed.isEmpty()
        ? new Admission.SiteNotAllowed(names(jira), settings.contact())
        : administered(accessToken, allowed);
  }

  // A list of sites can have some that nobody picked, and one site that is down must not keep an
  // administrator of another out: only when none says yes do the other answers matter.
  private Admission administered(String accessToken, List<Reachable> sites) {
    var answers = new Answers();
    for (var site : sites) {
      answers.add(site, atlassian.administers(accessToken, site.cloudId()));
    }
    refusals.notAdministrator(
        accessToken, answers.no.stream().map(Reachable::cloudId).map(SiteId::new).toList());
    return answers.mine.isEmpty() ? answers.nobody() : admitted(accessToken, answers.mine);
  }

  private Admission admitted(String accessToken, List<Candidate> mine) {
    return switch (atlassian.person(accessToken)) {
      case Reply.Answered<Person>(var person) ->
          new Admission.Admitted(new AccountId(person.accountId()), person.name(), mine);
      case Reply.Unauthorized<Person>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Refused<Person>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Gone<Person>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Unavailable<Person>(var detail) -> new Admission.CannotVerify(detail);
    };
  }

  private static List<String> names(List<Reachable> sites) {
    return sites.stream().map(Reachable::name).toList();
  }

  /** What the sites said. */
  private static final class Answers {

    final List<Candidate> mine = new ArrayList<>();
    final List<Reachable> no = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final List<String> unverified = new ArrayList<>();
    private final List<String> unauthorized = new ArrayList<>();

    void add(Reachable site, Reply<Boolean> reply) {
      switch (reply) {
        case Reply.Answered<Boolean>(var yes) when yes ->
            mine.add(new Candidate(new SiteId(site.cloudId()), site.name(), site.url()));
        case Reply.Answered<Boolean> answered -> no.add(site);
        case Reply.Refused<Boolean> refused -> no.add(site);
        case Reply.Gone<Boolean> notThere -> gone.add(site.name());
        case Reply.Unauthorized<Boolean>(var detail) -> unauthorized.add(detail);
        case Reply.Unavailable<Boolean>(var detail) -> unverified.add(detail);
      }
    }

    /** Why nobody comes in; a no only when nothing is left in doubt that could be a yes. */
    Admission nobody() {
      var doubt = unverified.stream().findFirst();
      if (doubt.isEmpty() && no.isEmpty()) {
        doubt = unauthorized.stream().findFirst();
      }
      return doubt
          .<Admission>map(Admission.CannotVerify::new)
          .or(() ->
              no.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Admission.NotAdministrator(names(no))))
          .orElseGet(() -> new Admission.SiteSuspended(gone));
    }
  }
}
