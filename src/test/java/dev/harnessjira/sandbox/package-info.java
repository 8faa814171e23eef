/** The sandbox: simulators of Jira Cloud and Harness, and the product started beside them. */
@NullMarked
package dev.harnessjira.sandbox;

import org.jspecify.annotations.NullMarked;
