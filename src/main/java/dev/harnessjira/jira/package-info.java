/**
 * Gateway to Jira Cloud and to Atlassian's OAuth 2.0 endpoints in their own words, with categorised
 * failures. Credentials arrive as arguments. It never knows a tenant, never uses the database and
 * speaks no event.
 */
@ApplicationModule(allowedDependencies = {"outbound"})
@NullMarked
package dev.harnessjira.jira;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
