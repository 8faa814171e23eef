package dev.harnessjira.publishing.application;

import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.Item;
import dev.harnessjira.publishing.domain.Taken.Verdict;
import dev.harnessjira.publishing.domain.UnknownIssueKey;
import dev.harnessjira.publishing.domain.UnknownIssueKeys;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteProjects;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Holds issue keys back that Jira does not know and whose project the site does not have, and tries
 * them again: one entity of each key, all in one bundle. Once Jira knows a key, everything that
 * names it is sent. All of it in a transaction of the site.
 */
@Service
public class HeldBackKeys {

  private static final int AT_ONCE = 400;

  private final UnknownIssueKeys keys;
  private final Entities entities;
  private final SiteProjects projects;
  private final SiteWork work;
  private final Clock clock;

  HeldBackKeys(
      UnknownIssueKeys keys, Entities entities, SiteProjects projects, SiteWork work, Clock clock) {
    this.keys = keys;
    this.entities = entities;
    this.projects = projects;
    this.work = work;
    this.clock = clock;
  }

  /** The items without what is held back of them. */
  List<Item> withhold(SiteId site, List<Item> items) {
    Set<String> named =
        items.stream().flatMap(item -> item.keys().stream()).collect(Collectors.toSet());
    var unknown = keys.among(site, named);
    if (unknown.isEmpty()) {
      return items;
    }
    var listed = projects.keys(site).orElse(null);
    var heldBack =
        unknown.values().stream()
            .filter(key -> key.heldBack(listed))
            .map(UnknownIssueKey::key)
            .collect(Collectors.toSet());
    return items.stream().map(item -> item.without(heldBack)).toList();
  }

  /** Notes which keys Jira knows of what it was sent. */
  void heard(SiteId site, Collection<Item> items, Collection<Verdict> verdicts) {
    Set<String> unknown =
        verdicts.stream()
            .flatMap(verdict -> verdict.unknown().stream())
            .collect(Collectors.toSet());
    Set<String> known =
        items.stream().flatMap(item -> item.keys().stream()).collect(Collectors.toSet());
    known.removeAll(unknown);
    unknown(site, unknown);
    known(site, known);
  }

  private void unknown(SiteId site, Set<String> said) {
    if (said.isEmpty()) {
      return;
    }
    var now = clock.instant();
    var before = keys.among(site, said);
    keys.save(
        site,
        said.stream()
            .map(key ->
                before.containsKey(key)
                    ? before.get(key).saidAgain(now)
                    : UnknownIssueKey.first(key, now))
            .toList());
    if (!before.keySet().containsAll(said)) {
      projects.readAgain(site);
    }
  }

  private void known(SiteId site, Set<String> known) {
    var before = keys.among(site, known).keySet();
    if (!before.isEmpty()) {
      keys.forget(site, before);
      entities.sendNaming(site, before, clock.instant());
    }
  }

  /** Orders that what is due is sent again, with one entity for each key. */
  void tryAgain(SiteId site) {
    var now = clock.instant();
    var due = keys.due(site, now, AT_ONCE);
    if (due.isEmpty()) {
      return;
    }
    var named =
        entities.sendOneNamingEach(
            site, due.stream().map(UnknownIssueKey::key).collect(Collectors.toSet()), now);
    Set<String> unnamed = new HashSet<>();
    List<UnknownIssueKey> tried = new ArrayList<>();
    for (var key : due) {
      if (named.contains(key.key())) {
        tried.add(key.tried(now));
      } else {
        unnamed.add(key.key());
      }
    }
    keys.save(site, tried);
    keys.forget(site, unnamed);
  }

  /** These projects appeared in the site, so their keys may be known by now. */
  public void projectsAppeared(SiteId site, Set<String> appeared) {
    keys.projectsAppeared(site, appeared, clock.instant());
    work.dueNow(site);
  }
}
