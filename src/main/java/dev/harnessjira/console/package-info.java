/**
 * The pages of the configuration console: sign-in, Jira site, connections, wizard, errors, and the
 * browser's security. It never decides; it asks the other modules and shows their answers. It
 * speaks no event.
 */
@ApplicationModule(
    allowedDependencies = {
      "publishing",
      "ingestion",
      "scope",
      "tenancy",
      "harness",
      "jira",
      "audit",
      "home",
      "isolation"
    })
@NullMarked
package dev.harnessjira.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
