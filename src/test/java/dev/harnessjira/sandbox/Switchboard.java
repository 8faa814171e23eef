package dev.harnessjira.sandbox;

import dev.harnessjira.sandbox.SwitchGroup.Deed;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Rights;
import dev.harnessjira.sandbox.harness.access.Person.Validity;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All switches of both simulated remotes. */
final class Switchboard {

  private static final Duration LATE = Duration.ofSeconds(6);
  private static final int SMALL_BODY = 2000;
  private static final String ADMINISTRATOR = "acc-jira-admin";

  private final JiraSimulator jira;
  private final HarnessSimulator harness;
  private final List<SwitchGroup> groups;

  Switchboard(JiraSimulator jira, HarnessSimulator harness) {
    this.jira = jira;
    this.harness = harness;
    this.groups =
        List.of(
            writing(),
            storing(),
            signingIn(),
            sites(),
            harnessCalls(),
            harnessToken(),
            server(),
            deliveries());
  }

  List<SwitchGroup> groups() {
    return groups;
  }

  List<String> active() {
    return switches()
        .filter(one -> one.on().getAsBoolean())
        .map(one -> titleOf(one) + ": " + one.label())
        .toList();
  }

  void turn(String id) {
    switches().filter(one -> one.id().equals(id)).forEach(Switch::toggle);
    groups.stream()
        .flatMap(group -> group.deeds().stream())
        .filter(deed -> deed.id().equals(id))
        .forEach(deed -> deed.act().run());
  }

  void clear() {
    switches().filter(one -> one.on().getAsBoolean()).forEach(one -> one.turn().accept(false));
    jira.faults().clear();
    jira.switches().reset();
    harness.faults().clear();
    harness.apiSwitches().reset();
    harness.deliverySwitches().reset();
  }

  private Stream<Switch> switches() {
    return groups.stream().flatMap(group -> group.switches().stream());
  }

  private String titleOf(Switch one) {
    return groups.stream()
        .filter(group -> group.switches().contains(one))
        .map(SwitchGroup::title)
        .findFirst()
        .orElse("");
  }

  private SwitchGroup writing() {
    return new SwitchGroup(
        "Jira, writing",
        "How Jira answers when development information is written or deleted.",
        new CallFailures("write", jira.faults(), Switchboard::isDevInfo).switches(),
        List.of());
  }

  private static boolean isDevInfo(Request request) {
    return request.path().contains("/devinfo/");
  }

  private SwitchGroup storing() {
    var switches = jira.switches();
    return group(
        "Jira, storing",
        "What becomes of what Jira answered 202, and what it takes.",
        on(
            "late",
            "Applied 6 s late",
            () -> !switches.appliedAfter().isZero(),
            late -> switches.appliedAfter(late ? LATE : Duration.ZERO)),
        on(
            "turned",
            "Applied out of order",
            switches::appliedOutOfOrder,
            switches::appliedOutOfOrder),
        on(
            "enums",
            "Refuses draft and “needs work”",
            switches::publishedEnumsOnly,
            switches::publishedEnumsOnly),
        on(
            "small",
            "413 above 2,000 bytes",
            () -> switches.largestBody() == SMALL_BODY,
            small -> switches.largestBody(small ? SMALL_BODY : Integer.MAX_VALUE)));
  }

  private SwitchGroup signingIn() {
    return new SwitchGroup(
        "Jira, sign-in",
        "How Atlassian answers for tokens, sites and permissions.",
        new CallFailures("sign-in", jira.faults(), Switchboard::isSignIn).switches(),
        List.of(
            new Deed("expire", "End all access tokens", jira.switches()::expireAccessTokens),
            new Deed("revoke", "Everybody withdraws consent", jira.switches()::revokeGrants),
            new Deed(
                "forget", "Delete all OAuth credentials", jira.switches()::deleteCredentials)));
  }

  private static boolean isSignIn(Request request) {
    return request.path().startsWith("/oauth/")
        || request.path().equals("/me")
        || request.path().endsWith("/mypermissions");
  }

  private SwitchGroup sites() {
    var switches = jira.switches();
    return group(
        "Jira, app and sites",
        "What the app may do, and what the sites are.",
        on(
            "three-lo",
            "3LO may not write",
            () -> !switches.threeLoMayWrite(),
            not -> switches.threeLoMayWrite(!not)),
        on(
            "scopes",
            "The app lacks the dev-info scopes",
            () -> !switches.developmentScopes(),
            lacks -> switches.developmentScopes(!lacks)),
        on(
            "private",
            "The app is not shared",
            () -> !switches.appShared(),
            unshared -> switches.appShared(!unshared)),
        on(
            "unpicked",
            "Lists sites nobody picked",
            switches::unpickedSites,
            switches::unpickedSites),
        on("no-jira", "No Jira among the sites", switches::withoutJira, switches::withoutJira),
        on(
            "suspended",
            "Acme is suspended",
            () -> switches.suspended(JiraSimulator.ACME),
            suspended -> switches.suspended(JiraSimulator.ACME, suspended)),
        on(
            "deleted",
            "Acme is deleted",
            () -> switches.deleted(JiraSimulator.ACME),
            deleted -> switches.deleted(JiraSimulator.ACME, deleted)),
        on(
            "no-administrator",
            "The Jira administrator is none any more",
            () -> !switches.administers(ADMINISTRATOR, JiraSimulator.ACME),
            none -> switches.administers(ADMINISTRATOR, JiraSimulator.ACME, !none)));
  }

  private SwitchGroup harnessCalls() {
    return new SwitchGroup(
        "Harness, calls",
        "How Harness answers the product's reads and its webhook management.",
        new CallFailures("harness", harness.faults(), request -> true).switches(),
        List.of());
  }

  private SwitchGroup harnessToken() {
    return group(
        "Harness, token",
        "What becomes of the service account's and the Account Admin's token.",
        on(
            "expired",
            "Expired",
            () -> has(Validity.EXPIRED),
            expired -> connectors(p -> p.validity(expired ? Validity.EXPIRED : Validity.VALID))),
        on(
            "revoked",
            "Revoked",
            () -> has(Validity.REVOKED),
            revoked -> connectors(p -> p.validity(revoked ? Validity.REVOKED : Validity.VALID))),
        on(
            "demoted",
            "No longer Account Admin",
            () -> !harness.serviceAccount().isAdmin(),
            demoted -> connectors(p -> p.rights(demoted ? Rights.DEVELOPER : Rights.ADMIN))));
  }

  private boolean has(Validity validity) {
    return harness.serviceAccount().validity() == validity;
  }

  private void connectors(Consumer<Person> change) {
    change.accept(harness.serviceAccount());
    change.accept(harness.accountAdmin());
  }

  private SwitchGroup server() {
    var switches = harness.apiSwitches();
    return group(
        "Harness, server",
        "What kind of server it is.",
        on(
            "no-code",
            "No Code module",
            () -> !switches.codeModule(),
            without -> switches.codeModule(!without)),
        on(
            "local",
            "Refuses webhooks to this machine",
            switches::localAddressesRefused,
            switches::localAddressesRefused),
        on(
            "empty",
            "Unknown until the first repository",
            switches::emptySpacesUnknown,
            switches::emptySpacesUnknown),
        on(
            "older",
            "Older: knows fewer triggers",
            () -> !switches.unknownTriggers().isEmpty(),
            older ->
                switches.unknownTriggers(
                    older
                        ? Set.of("pullreq_target_branch_changed", "pullreq_review_submitted")
                        : Set.of())));
  }

  private SwitchGroup deliveries() {
    var switches = harness.deliverySwitches();
    return group(
        "Deliveries",
        "What happens between Harness and the product's webhook address.",
        on(
            "blocked",
            "Blocked",
            () -> switches.passage() == Passage.BLOCKED,
            blocked -> switches.passage(blocked ? Passage.BLOCKED : Passage.OPEN)),
        on(
            "lost",
            "Lost without a trace",
            () -> switches.passage() == Passage.LOST,
            lost -> switches.passage(lost ? Passage.LOST : Passage.OPEN)),
        on(
            "delayed",
            "6 s late",
            () -> !switches.delay().isZero(),
            late -> switches.delay(late ? LATE : Duration.ZERO)),
        on("shuffled", "Newest first", switches::outOfOrder, switches::outOfOrder),
        on("twice", "Twice", switches::duplicated, switches::duplicated));
  }

  private static SwitchGroup group(String title, String explanation, Switch... switches) {
    return new SwitchGroup(title, explanation, List.of(switches), List.of());
  }

  private static Switch on(String id, String label, BooleanSupplier on, Consumer<Boolean> turn) {
    return new Switch(id, label, on, turn);
  }
}
