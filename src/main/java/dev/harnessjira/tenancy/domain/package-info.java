/** Grants, credentials and what may be concluded from Jira's answers, in plain Java. */
@NullMarked
package dev.harnessjira.tenancy.domain;

import org.jspecify.annotations.NullMarked;
