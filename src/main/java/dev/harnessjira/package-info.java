/**
 * Harness Code for Jira: shows Harness Code pull requests in the Development panel of Jira issues.
 */
@NullMarked
package dev.harnessjira;

import org.jspecify.annotations.NullMarked;
