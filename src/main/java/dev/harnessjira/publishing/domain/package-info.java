/** What Jira should hold, what became of it, and how it gets there, in plain Java. */
@NullMarked
package dev.harnessjira.publishing.domain;

import org.jspecify.annotations.NullMarked;
