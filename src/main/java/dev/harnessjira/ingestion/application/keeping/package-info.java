/**
 * Changes what is known of repositories, pull requests, branches and commits by what a notice, a
 * list or a read tells. Uses {@code announcing} and what that uses.
 */
@NullMarked
package dev.harnessjira.ingestion.application.keeping;

import org.jspecify.annotations.NullMarked;
