package dev.harnessjira.publishing;

import dev.harnessjira.jira.Atlassian;
import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.jira.JiraResult;
import dev.harnessjira.sandbox.jira.JiraSimulator.OwnCredentials;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import dev.harnessjira.tenancy.WritingIdentity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sites written to with OAuth credentials that the simulated Jira knows. */
final class TestSiteWriting implements SiteWriting {

  static final WritingIdentity APP = WritingIdentity.ofApp("test-client");

  private final Atlassian atlassian;
  private final Map<WritingIdentity, OwnCredentials> known = new ConcurrentHashMap<>();
  private final Map<WritingIdentity, String> tokens = new ConcurrentHashMap<>();
  private final Map<SiteId, OwnCredentials> ofSites = new ConcurrentHashMap<>();
  private @Nullable OwnCredentials current;
  private @Nullable WriteAccess instead;

  final List<SiteId> noLongerNeeded = new CopyOnWriteArrayList<>();
  final List<WritingIdentity> forgotten = new CopyOnWriteArrayList<>();
  volatile int fetched;
  volatile boolean asApp;

  TestSiteWriting(Atlassian atlassian) {
    this.atlassian = atlassian;
  }

  /** Writes with these from now on; former ones stay usable until {@link #forget}. */
  void use(OwnCredentials credentials) {
    current = credentials;
    known.put(identity(credentials), credentials);
  }

  /** Writes to this site with these. */
  void use(SiteId site, OwnCredentials credentials) {
    ofSites.put(site, credentials);
    known.put(identity(credentials), credentials);
  }

  /** Whether sites are written to as one app, which is a name here and no other way. */
  void asApp(boolean app) {
    asApp = app;
  }

  void forget(OwnCredentials credentials) {
    known.remove(identity(credentials));
  }

  /** Gives this instead of a token; null to give tokens again. */
  void give(@Nullable WriteAccess other) {
    instead = other;
  }

  static WritingIdentity identity(OwnCredentials credentials) {
    return new WritingIdentity("credentials:" + credentials.clientId());
  }

  @Override
  public WriteAccess access(SiteId site) {
    if (instead != null) {
      return instead;
    }
    var own = access(site, identity(Objects.requireNonNull(ofSites.getOrDefault(site, current))));
    return asApp && own instanceof WriteAccess.Ready ready
        ? new WriteAccess.Ready(ready.access(), APP, 1)
        : own;
  }

  @Override
  public WriteAccess access(SiteId site, WritingIdentity identity) {
    var credentials = known.get(identity);
    if (credentials == null) {
      return new WriteAccess.Paused("The service no longer has these OAuth credentials.");
    }
    var token = tokens.computeIfAbsent(identity, key -> fetch(credentials));
    return new WriteAccess.Ready(
        new DevInfoAccess(atlassian.credentialsBase(site.value()), token), identity, 1);
  }

  private String fetch(OwnCredentials credentials) {
    fetched++;
    return switch (atlassian.clientCredentials(credentials.clientId(), credentials.secret())) {
      case JiraResult.Ok<Atlassian.Tokens>(var fresh) -> fresh.accessToken();
      case JiraResult.Failed<Atlassian.Tokens>(var failure) -> "none: " + failure;
    };
  }

  @Override
  public void noLongerNeeded(SiteId site) {
    noLongerNeeded.add(site);
  }

  @Override
  public void noLongerNeeded(SiteId site, WritingIdentity identity) {
    forgotten.add(identity);
  }

  @Override
  public void refused(SiteId site, long credentialVersion) {
    tokens.clear();
  }
}
