/**
 * Finds by the change cursor what no webhook told: {@code FollowChanges} is its beginning. Uses
 * {@code sweeping} and what that uses.
 */
@NullMarked
package dev.harnessjira.ingestion.application.following;

import org.jspecify.annotations.NullMarked;
