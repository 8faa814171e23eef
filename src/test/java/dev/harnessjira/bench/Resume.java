package dev.harnessjira.bench;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Kills the instance that is in the middle of somebody's work, waiting for an answer, and measures
 * how long it takes until the other one has done that work.
 */
final class Resume {

  /** Within which work of a killed instance goes on elsewhere. */
  static final Duration PROMISED = Duration.ofSeconds(30);

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration ANSWER = Duration.ofSeconds(40);

  private final TwoInstances product;
  private final List<ConnectedSite> sites;
  private int round;

  /** Whose work is watched, while others may go on elsewhere. */
  Resume(TwoInstances product, List<ConnectedSite> sites) {
    this.product = product;
    this.sites = sites;
  }

  /** Killed while Jira is being told. */
  Duration ofPublishing() {
    var site = site();
    return of(
        site,
        "work.scheduled_publish",
        product.jira().faults(),
        request -> request.path().contains(site.cloudId()) && request.path().endsWith("/bulk"));
  }

  /** Killed while Harness is being asked. */
  Duration ofFolding() {
    var site = site();
    return of(
        site,
        "work.scheduled_fold",
        product.harness.faults(),
        request -> request.path().contains("/pullreq/") && asks(request, site));
  }

  private ConnectedSite site() {
    return sites.get(round % sites.size());
  }

  private Duration of(ConnectedSite site, String lane, Faults remote, Predicate<Request> slow) {
    Polling.closely("rest", until(), () -> holder(site, lane).isEmpty() && isRight(site));
    remote.fail(slow, new Faults.Kind.Slow(ANSWER), 1);
    site.open(product.harness, "resumed-" + round++);
    Polling.closely("the work", until(), () -> !remote.active() && holder(site, lane).isPresent());
    var victim = holder(site, lane).orElseThrow();
    victim.kill();
    var killed = Instant.now();
    var starting = TwoInstances.beside(() -> product.start(victim));
    Polling.closely(
        "the work to go on elsewhere",
        until(),
        () -> !holder(site, lane).equals(Optional.of(victim)) && isRight(site));
    var took = Duration.between(killed, Instant.now());
    starting.join();
    return took;
  }

  private static boolean asks(Request request, ConnectedSite site) {
    return URLDecoder.decode(request.path(), StandardCharsets.UTF_8).contains(site.project());
  }

  private static boolean isRight(ConnectedSite site) {
    return site.differences().isEmpty();
  }

  /** Who runs work of the site now. */
  private Optional<Instance> holder(ConnectedSite site, String lane) {
    var holders =
        product
            .database
            .everything()
            .sql("select picked_by from " + lane + " where picked and task_instance like ?")
            .param(site.cloudId() + "/%")
            .query(String.class)
            .list();
    return product.instances.stream()
        .filter(instance -> holders.stream().anyMatch(instance::runs))
        .findFirst();
  }

  private static Instant until() {
    return Instant.now().plus(LIMIT);
  }
}
