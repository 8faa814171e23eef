package dev.harnessjira.sandbox.jira;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The people, sites, issues, grants and credentials of the simulated Jira Cloud. */
final class JiraWorld implements Serializable {

  static final String ACME = "11111111-aaaa-4aaa-8aaa-111111111111";
  static final String GLOBEX = "22222222-bbbb-4bbb-8bbb-222222222222";

  private static final long serialVersionUID = 2L;

  /** A person to be, by role. */
  record Person(
      String accountId, String role, String explanation, Set<String> sites, Set<String> administers)
      implements Serializable {

    Person with(String site) {
      return new Person(accountId, role, explanation, and(sites, site), and(administers, site));
    }

    private static Set<String> and(Set<String> sites, String site) {
      Set<String> all = new TreeSet<>(sites);
      all.add(site);
      return all;
    }
  }

  /** A site with its issues (key to summary). */
  record Site(String cloudId, String slug, String name, Map<String, String> issues)
      implements Serializable {}

  /** A site's own OAuth credentials. */
  record Credentials(
      String clientId, String secret, String cloudId, String name, boolean developmentInformation)
      implements Serializable {}

  final List<Person> people =
      new CopyOnWriteArrayList<>(
          List.of(
              new Person(
                  "acc-jira-admin",
                  "Jira administrator",
                  "administers Acme's Jira, is no site admin",
                  Set.of(ACME),
                  Set.of(ACME)),
              new Person(
                  "acc-site-admin",
                  "Site admin",
                  "administers Acme, may also make OAuth credentials",
                  Set.of(ACME),
                  Set.of(ACME)),
              new Person(
                  "acc-plain-user",
                  "Plain user",
                  "works on Acme, administers nothing",
                  Set.of(ACME),
                  Set.of()),
              new Person(
                  "acc-two-sites",
                  "Administrator of two sites",
                  "administers Acme and Globex",
                  Set.of(ACME, GLOBEX),
                  Set.of(ACME, GLOBEX))));

  final Map<String, Site> sites = Collections.synchronizedMap(new LinkedHashMap<>());
  final ConcurrentHashMap<String, Credentials> credentials = new ConcurrentHashMap<>();
  final Set<String> suspended = ConcurrentHashMap.newKeySet();
  final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final Set<Membership> demoted = ConcurrentHashMap.newKeySet();
  private final Set<Membership> left = ConcurrentHashMap.newKeySet();
  final Grants grants = new Grants();

  /** Stored development information, by site and writing identity. */
  private final ConcurrentHashMap<String, ConcurrentHashMap<String, DevInfoStore>> stores =
      new ConcurrentHashMap<>();

  JiraWorld() {
    add(
        new Site(
            ACME,
            "acme",
            "Acme",
            new ConcurrentHashMap<>(
                Map.of(
                    "DEMO-1", "Let customers keep a wish list",
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

  void add(String cloudId, String name) {
    add(new Site(cloudId, cloudId, name, new ConcurrentHashMap<>()));
  }

  private void add(Site site) {
    sites.put(site.cloudId(), site);
  }

  /** One more site, which the administrator of two administers, too. */
  String addSite(String slug, String name) {
    var cloudId = UUID.randomUUID().toString();
    add(new Site(cloudId, slug, name, new ConcurrentHashMap<>()));
    people.replaceAll(person -> person.sites().contains(GLOBEX) ? person.with(cloudId) : person);
    return cloudId;
  }

  /** One more person, who administers that site only. */
  void addAdministrator(String accountId, String cloudId) {
    var name = site(cloudId).name();
    people.add(
        new Person(
            accountId,
            "Administrator of " + name,
            "administers " + name,
            Set.of(cloudId),
            Set.of(cloudId)));
  }

  private record Membership(String accountId, String cloudId) implements Serializable {}

  boolean administers(String accountId, String cloudId) {
    return person(accountId).administers().contains(cloudId)
        && !demoted.contains(new Membership(accountId, cloudId));
  }

  /** Whether they do from now on, where they ever did. */
  void administers(String accountId, String cloudId, boolean may) {
    change(demoted, new Membership(accountId, cloudId), !may);
  }

  /** Whether the site is there and the person has not left it. */
  boolean reaches(String accountId, String cloudId) {
    return !deleted.contains(cloudId) && !left.contains(new Membership(accountId, cloudId));
  }

  void leave(String accountId, String cloudId) {
    left.add(new Membership(accountId, cloudId));
  }

  static <T> void change(Set<T> set, T element, boolean in) {
    if (in) {
      set.add(element);
    } else {
      set.remove(element);
    }
  }

  void bringBack() {
    suspended.clear();
    deleted.clear();
    demoted.clear();
    left.clear();
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

  void forget(String cloudId) {
    stores.remove(cloudId);
  }

  /** Writing identities that have anything at the site. */
  Set<String> identities(String cloudId) {
    var identities = new TreeSet<String>();
    stores
        .getOrDefault(cloudId, new ConcurrentHashMap<>())
        .forEach((identity, store) -> {
          if (!store.repositoryIds().isEmpty()) {
            identities.add(identity);
          }
        });
    return identities;
  }

  /** All that a site holds, of whatever identity. */
  List<DevInfoStore.Stored> stored(String cloudId) {
    List<DevInfoStore.Stored> all = new ArrayList<>();
    stores
        .getOrDefault(cloudId, new ConcurrentHashMap<>())
        .values()
        .forEach(store -> all.addAll(store.all()));
    return all;
  }

  Set<String> repositories(String cloudId) {
    Set<String> all = new TreeSet<>();
    stores
        .getOrDefault(cloudId, new ConcurrentHashMap<>())
        .values()
        .forEach(store -> all.addAll(store.repositoryIds()));
    return all;
  }

  /** Projects that have no issue yet, by site. */
  final ConcurrentHashMap<String, Set<String>> emptyProjects = new ConcurrentHashMap<>();

  /** The keys of a site's projects, in order. */
  Set<String> projects(String cloudId) {
    Set<String> projects = new TreeSet<>(emptyProjects.getOrDefault(cloudId, Set.of()));
    issueKeys(cloudId).forEach(key -> projects.add(key.substring(0, key.lastIndexOf('-'))));
    return projects;
  }

  Set<String> issueKeys(String cloudId) {
    var site = sites.get(cloudId);
    return site == null ? Set.of() : site.issues().keySet();
  }
}
