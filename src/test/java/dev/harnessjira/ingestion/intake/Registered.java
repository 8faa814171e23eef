package dev.harnessjira.ingestion.intake;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.WebhookRegistrations;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Registrations and coverages of a test's own. Each read takes a connection that all share. */
final class Registered implements WebhookRegistrations, Coverages {

  static final String SECRET = "test-secret";

  final Map<String, Registration> registrations = new ConcurrentHashMap<>();
  final Map<String, Instant> reached = new ConcurrentHashMap<>();
  private final Runnable sharedConnection;

  Registered(Runnable sharedConnection) {
    this.sharedConnection = sharedConnection;
  }

  /** A new registration of a new coverage of the site. */
  Registration add(String site) {
    return add(site, List.of(SECRET));
  }

  Registration add(String site, List<String> secrets) {
    var coverage =
        new Coverage(
            new SiteId(site),
            ConnectionId.random(),
            CoverageId.random(),
            ScopeType.PROJECT,
            "acct/org/proj",
            "proj");
    return put(new Registration(UUID.randomUUID().toString(), coverage, secrets));
  }

  Registration put(Registration registration) {
    registrations.put(registration.id(), registration);
    return registration;
  }

  void end(Registration registration) {
    registrations.remove(registration.id());
  }

  @Override
  public Optional<Registration> find(String registrationId) {
    sharedConnection.run();
    return Optional.ofNullable(registrations.get(registrationId));
  }

  @Override
  public void missed(SiteId site, CoverageId coverage, long changes, Instant at) {}

  @Override
  public void reached(Registration registration, Instant at) {
    sharedConnection.run();
    reached.put(registration.id(), at);
  }

  @Override
  public Optional<Coverage> hold(SiteId site, CoverageId coverage) {
    return find(site, coverage);
  }

  @Override
  public Optional<Coverage> find(SiteId site, CoverageId coverage) {
    return registrations.values().stream()
        .map(Registration::coverage)
        .filter(known -> known.site().equals(site) && known.id().equals(coverage))
        .findAny();
  }

  @Override
  public List<Coverage> of(SiteId site, Collection<ConnectionId> wanted) {
    return registrations.values().stream()
        .map(Registration::coverage)
        .filter(coverage -> wanted.contains(coverage.connection()))
        .toList();
  }
}
