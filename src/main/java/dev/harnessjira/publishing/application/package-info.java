/** Computing what Jira should hold, driving Jira there, and removing what is to go. */
@NullMarked
package dev.harnessjira.publishing.application;

import org.jspecify.annotations.NullMarked;
