/**
 * What the wizard and the pages of a connection share: questions to a Harness server, lists of
 * organizations and projects to pick from, and words for what can be in the way.
 */
@NullMarked
package dev.harnessjira.console.picking;

import org.jspecify.annotations.NullMarked;
