/**
 * Owns what each Jira site should hold and what it accepted, refused or still waits for, and drives
 * Jira to the wanted state. It never knows what a webhook is. It hears DevelopmentChanged,
 * RepositoriesLeft, SiteConnected, SiteReauthorized, SiteAuthorizationLost, SiteDisconnected,
 * SiteProjectsAppeared, ProjectsRemoved, ConnectionPaused, ConnectionResumed and ConnectionEnded.
 */
@ApplicationModule(
    allowedDependencies = {"ingestion", "scope", "tenancy", "jira", "isolation", "work"})
@NullMarked
package dev.harnessjira.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
