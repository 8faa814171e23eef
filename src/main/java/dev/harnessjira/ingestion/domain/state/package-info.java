/** What is known of repositories, pull requests, branches and commits, and how fresh it is. */
@NullMarked
package dev.harnessjira.ingestion.domain.state;

import org.jspecify.annotations.NullMarked;
