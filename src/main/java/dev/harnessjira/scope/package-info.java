/**
 * Owns the connections: Harness account, base URL, token, scope type, what is covered, the claims
 * that make a scope exclusive, and the webhooks registered in Harness. It never reads pull
 * requests. It speaks ConnectionEstablished, ProjectsAdded, ProjectsRemoved, ConnectionEnded,
 * ConnectionPaused, ConnectionResumed, ConnectionOptionsChanged, CoverageMoved, HarnessAccessLost
 * and HarnessAccessRestored, and hears SiteDisconnected, HarnessAccessLost and AddressesMoved.
 */
@ApplicationModule(
    allowedDependencies = {"tenancy", "harness", "vault", "home", "audit", "isolation", "work"})
@NullMarked
package dev.harnessjira.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
