package dev.harnessjira.sandbox.jira;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The people, sites, issues and credentials of the simulated Jira Cloud. */
final class JiraWorld {

  static final String ACME = "11111111-aaaa-4aaa-8aaa-111111111111";
  static final String GLOBEX = "22222222-bbbb-4bbb-8bbb-222222222222";

  /** A person to be, by role. */
  record Person(
      String accountId,
      String role,
      Set<String> sites,
      Set<String> administers,
      boolean siteAdmin) {}

  /** A site with its issues (key to summary). */
  record Site(String cloudId, String slug, String name, Map<String, String> issues) {}

  /** A site's own OAuth credentials. */
  record Credentials(
      String clientId,
      String secret,
      String cloudId,
      String name,
      boolean developmentInformation) {}

  final List<Person> people =
      List.of(
          new Person("acc-jira-admin", "Jira administrator", Set.of(ACME), Set.of(ACME), false),
          new Person("acc-site-admin", "Site admin", Set.of(ACME), Set.of(ACME), true),
          new Person("acc-plain-user", "Plain user", Set.of(ACME), Set.of(), false),
          new Person(
              "acc-two-sites",
              "Administrator of two sites",
              Set.of(ACME, GLOBEX),
              Set.of(ACME, GLOBEX),
              true));

  final Map<String, Site> sites = new LinkedHashMap<>();
  final Map<String, Credentials> credentials = new ConcurrentHashMap<>();
  final Set<String> suspended = ConcurrentHashMap.newKeySet();

  /** Stored development information, by site and writing identity. */
  private final Map<String, Map<String, DevInfoStore>> stores = new ConcurrentHashMap<>();

  JiraWorld() {
    add(
        new Site(
            ACME,
            "acme",
            "Acme",
            new ConcurrentHashMap<>(
                Map.of(
                    "DEMO-1", "Show the basket on every page",
                    "DEMO-2", "Remember the delivery address",
                    "DEMO-3", "Search by product number",
                    "DEMO-4", "Pay by invoice",
                    "OPS-1", "Renew the certificates"))));
    add(
        new Site(
            GLOBEX,
            "globex",
            "Globex",
            new ConcurrentHashMap<>(Map.of("GLX-1", "Replace the old gateway"))));
  }

  private void add(Site site) {
    sites.put(site.cloudId(), site);
  }

  Person person(String accountId) {
    return people.stream()
        .filter(person -> person.accountId().equals(accountId))
        .findFirst()
        .orElseThrow();
  }

  Site site(String cloudId) {
    return Objects.requireNonNull(sites.get(cloudId), cloudId);
  }

  Site bySlug(String slug) {
    return sites.values().stream()
        .filter(site -> site.slug().equals(slug))
        .findFirst()
        .orElseThrow();
  }

  DevInfoStore store(String cloudId, String identity) {
    return stores
        .computeIfAbsent(cloudId, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(identity, key -> new DevInfoStore());
  }

  /** All that a site holds, of whatever identity. */
  List<DevInfoStore.Stored> stored(String cloudId) {
    List<DevInfoStore.Stored> all = new ArrayList<>();
    stores.getOrDefault(cloudId, Map.of()).values().forEach(store -> all.addAll(store.all()));
    return all;
  }

  Set<String> repositories(String cloudId) {
    Set<String> all = new TreeSet<>();
    stores
        .getOrDefault(cloudId, Map.of())
        .values()
        .forEach(store -> all.addAll(store.repositoryIds()));
    return all;
  }

  Set<String> issueKeys(String cloudId) {
    var site = sites.get(cloudId);
    return site == null ? new HashSet<>() : site.issues().keySet();
  }
}
