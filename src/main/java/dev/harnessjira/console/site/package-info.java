/** The Jira site's own pages: access, credentials, test, disconnecting. */
@NullMarked
package dev.harnessjira.console.site;

import org.jspecify.annotations.NullMarked;
