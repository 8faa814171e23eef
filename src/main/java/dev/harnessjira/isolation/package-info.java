/**
 * Binds transactions to a tenant: the Jira site or the Atlassian account whose rows a transaction
 * may see. Row-level security in PostgreSQL reads what is bound here; nothing bound means no rows.
 * It never decides who may act for a tenant and speaks no event.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.harnessjira.isolation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
