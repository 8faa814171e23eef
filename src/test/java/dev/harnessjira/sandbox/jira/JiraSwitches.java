package dev.harnessjira.sandbox.jira;

import java.time.Duration;
import java.util.Set;

/** How the simulated Jira can be made to misbehave, beside failing calls; all is well at first. */
public final class JiraSwitches {

  private static final Set<String> SCOPES_WITHOUT_DEVELOPMENT =
      Set.of("offline_access", "read:me", "read:jira-work", "read:jira-user");

  private final JiraWorld world;
  private final OAuthRoutes oauth;
  private final DevInfoRoutes devInfo;
  private final Effects effects;

  JiraSwitches(JiraWorld world, OAuthRoutes oauth, DevInfoRoutes devInfo, Effects effects) {
    this.world = world;
    this.oauth = oauth;
    this.devInfo = devInfo;
    this.effects = effects;
  }

  public void reset() {
    threeLoMayWrite(true);
    developmentScopes(true);
    appShared(true);
    unpickedSites(false);
    withoutJira(false);
    publishedEnumsOnly(false);
    largestBody(Integer.MAX_VALUE);
    appliedAfter(Duration.ZERO);
    appliedOutOfOrder(false);
    accessLasts(OAuthRoutes.ACCESS);
    world.bringBack();
  }

  public boolean threeLoMayWrite() {
    return devInfo.threeLoMayWrite;
  }

  public void threeLoMayWrite(boolean may) {
    devInfo.threeLoMayWrite = may;
  }

  public boolean developmentScopes() {
    return oauth.appScopes.containsAll(OAuthRoutes.ALL_SCOPES);
  }

  /** Whether the app has the scopes for development information in the console. */
  public void developmentScopes(boolean has) {
    oauth.appScopes = has ? OAuthRoutes.ALL_SCOPES : SCOPES_WITHOUT_DEVELOPMENT;
  }

  public boolean appShared() {
    return !oauth.notShared;
  }

  /** Whether others than the app's owner may consent. */
  public void appShared(boolean shared) {
    oauth.notShared = !shared;
  }

  /** How long an access token of a person can be used. */
  public void accessLasts(Duration time) {
    oauth.access = time;
  }

  public boolean unpickedSites() {
    return oauth.unpickedSites;
  }

  /** Whether accessible-resources also lists sites that nobody picked. */
  public void unpickedSites(boolean listed) {
    oauth.unpickedSites = listed;
  }

  public boolean withoutJira() {
    return oauth.withoutJira;
  }

  /** Whether the sites of a grant have only other products. */
  public void withoutJira(boolean without) {
    oauth.withoutJira = without;
  }

  public boolean publishedEnumsOnly() {
    return devInfo.publishedEnumsOnly;
  }

  /** Refuses DRAFT and NEEDSWORK, which are outside the published enums. */
  public void publishedEnumsOnly(boolean only) {
    devInfo.publishedEnumsOnly = only;
  }

  public int largestBody() {
    return devInfo.largestBody;
  }

  /** Answers 413 to a larger submission; bytes. */
  public void largestBody(int bytes) {
    devInfo.largestBody = bytes;
  }

  public Duration appliedAfter() {
    return effects.delay;
  }

  /** Applies what was answered 202 this much later. */
  public void appliedAfter(Duration delay) {
    effects.delay = delay;
  }

  public boolean appliedOutOfOrder() {
    return effects.outOfOrder;
  }

  /** Applies what was answered 202 within a moment newest first. */
  public void appliedOutOfOrder(boolean turned) {
    effects.outOfOrder = turned;
  }

  public boolean suspended(String cloudId) {
    return world.suspended.contains(cloudId);
  }

  public void suspended(String cloudId, boolean suspended) {
    JiraWorld.change(world.suspended, cloudId, suspended);
  }

  public boolean deleted(String cloudId) {
    return world.deleted.contains(cloudId);
  }

  /** Whether the site is not there any more. */
  public void deleted(String cloudId, boolean gone) {
    JiraWorld.change(world.deleted, cloudId, gone);
  }

  public boolean administers(String accountId, String cloudId) {
    return world.administers(accountId, cloudId);
  }

  /** Whether a person who administered the site at first does. */
  public void administers(String accountId, String cloudId, boolean may) {
    world.administers(accountId, cloudId, may);
  }

  /** The person has no access to the site any more. */
  public void leave(String accountId, String cloudId) {
    world.leave(accountId, cloudId);
  }

  /** The site is called this and is to be found there from now on. */
  public void rename(String cloudId, String name, String slug) {
    var site = world.site(cloudId);
    world.sites.put(cloudId, new JiraWorld.Site(cloudId, slug, name, site.issues()));
  }

  /** Access tokens end before their time; refresh tokens still work. */
  public void expireAccessTokens() {
    world.grants.expireAccess();
  }

  /** Every person withdraws the grant: access and refresh tokens are dead. */
  public void revokeGrants() {
    world.grants.revokeAll();
  }

  /** The site admin deletes all OAuth credentials. */
  public void deleteCredentials() {
    world.credentials.clear();
  }
}
