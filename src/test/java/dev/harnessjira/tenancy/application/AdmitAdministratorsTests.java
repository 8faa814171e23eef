package dev.harnessjira.tenancy.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.ServiceSettings;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmitAdministratorsTests {

  private final Answers atlassian = new Answers();

  private final List<SiteId> refused = new ArrayList<>();

  @Test
  void onlyAllowedSitesAreAskedAbout() {
    atlassian.site("acme", yes()).site("globex", yes());

    assertThat(admit("acme.atlassian.net"))
        .isEqualTo(new Admission.Admitted(new AccountId("ada"), "Ada", List.of(candidate("acme"))));
    assertThat(atlassian.asked).containsExactly("acme");
  }

  @Test
  void nobodyOfOtherSitesComesIn() {
    atlassian.site("globex", yes());

    assertThat(admit("acme.atlassian.net"))
        .isEqualTo(new Admission.SiteNotAllowed(List.of("globex"), "somebody"));
    assertThat(atlassian.asked).isEmpty();
  }

  @Test
  void aYesAnywhereCounts() {
    atlassian
        .site("down", new AtlassianAccounts.Reply.Unavailable<>("503"))
        .site("over", new AtlassianAccounts.Reply.Unauthorized<>("401"))
        .site("gone", new AtlassianAccounts.Reply.Gone<>("404"))
        .site("mine", yes());

    assertThat(admit("*"))
        .isEqualTo(new Admission.Admitted(new AccountId("ada"), "Ada", List.of(candidate("mine"))));
  }

  @Test
  void anOutageIsNoNoWhateverOthersSay() {
    atlassian.site("no", no()).site("down", new AtlassianAccounts.Reply.Unavailable<>("503"));

    assertThat(admit("*")).isEqualTo(new Admission.CannotVerify("503"));
  }

  @Test
  void aNoNamesTheSitesThatSaidIt() {
    atlassian
        .site("no", no())
        .site("forbidden", new AtlassianAccounts.Reply.Refused<>("403"))
        .site("gone", new AtlassianAccounts.Reply.Gone<>("404"))
        .site("unpicked", new AtlassianAccounts.Reply.Unauthorized<>("401"));

    assertThat(admit("*")).isEqualTo(new Admission.NotAdministrator(List.of("no", "forbidden")));
    assertThat(refused).containsExactly(new SiteId("no"), new SiteId("forbidden"));
  }

  @Test
  void aTokenThatIsNotAcceptedIsNoNo() {
    atlassian
        .site("over", new AtlassianAccounts.Reply.Unauthorized<>("401"))
        .site("gone", new AtlassianAccounts.Reply.Gone<>("404"));

    assertThat(admit("*")).isEqualTo(new Admission.CannotVerify("401"));
  }

  @Test
  void sitesThatAreAllGoneAreSuspended() {
    atlassian.site("gone", new AtlassianAccounts.Reply.Gone<>("404"));

    assertThat(admit("*")).isEqualTo(new Admission.SiteSuspended(List.of("gone")));
  }

  private Admission admit(String allowed) {
    var settings =
        new ServiceSettings(
            URI.create("https://x.example"), null, List.of(allowed), "somebody", false);
    var admission =
        new AdmitAdministrators(atlassian, settings, (token, sites) -> refused.addAll(sites));
    return admission.admit("token");
  }

  private static AtlassianAccounts.Reply<Boolean> yes() {
    return new AtlassianAccounts.Reply.Answered<>(true);
  }

  private static AtlassianAccounts.Reply<Boolean> no() {
    return new AtlassianAccounts.Reply.Answered<>(false);
  }

  private static Candidate candidate(String name) {
    return new Candidate(new SiteId(name), name, "https://" + name + ".atlassian.net");
  }

  /** Sites and what each says of the person. */
  private static final class Answers implements AtlassianAccounts {

    private final Map<String, Reply<Boolean>> sites = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    Answers site(String name, Reply<Boolean> answer) {
      sites.put(name, answer);
      return this;
    }

    @Override
    public Reply<Person> person(String accessToken) {
      return new Reply.Answered<>(new Person("ada", "Ada"));
    }

    @Override
    public Reply<List<Reachable>> sites(String accessToken) {
      return new Reply.Answered<>(
          sites.keySet().stream()
              .map(name -> new Reachable(name, name, "https://" + name + ".atlassian.net", true))
              .toList());
    }

    @Override
    public Reply<Boolean> administers(String accessToken, String cloudId) {
      asked.add(cloudId);
      return Objects.requireNonNull(sites.get(cloudId));
    }

    @Override
    public Reply<Set<String>> projects(String accessToken, String cloudId) {
      return new Reply.Answered<>(Set.of());
    }

    @Override
    public Reply<GrantedTokens> refresh(String refreshToken) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Reply<GrantedTokens> credentialsToken(String clientId, String clientSecret) {
      throw new UnsupportedOperationException();
    }
  }
}
