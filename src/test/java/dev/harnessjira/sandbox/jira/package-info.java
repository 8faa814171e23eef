/**
 * A simulator of Jira Cloud: consent, tokens, permissions, and a strict development-information
 * API.
 */
@NullMarked
package dev.harnessjira.sandbox.jira;

import org.jspecify.annotations.NullMarked;
