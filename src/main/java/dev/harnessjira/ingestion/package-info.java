/**
 * Owns what is known of Harness: deliveries of webhooks, repositories, pull requests, branches,
 * commits, and the linking of all of them to issue keys. What no webhook tells is found by a change
 * cursor, one for all coverages that are read with a token; what could not be delivered, in
 * Harness's own record of it; and what neither tells, by a nightly sweep. It never talks to Jira.
 * It speaks DevelopmentChanged and RepositoriesLeft, and HarnessAccessLost for scope, and hears
 * ConnectionEstablished, ProjectsAdded, ProjectsRemoved, ConnectionEnded, ConnectionOptionsChanged,
 * CoverageMoved and HarnessAccessRestored.
 */
@ApplicationModule(allowedDependencies = {"scope", "tenancy", "harness", "isolation", "work"})
@NullMarked
package dev.harnessjira.ingestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
