/** Content of an entity as Jira takes it: valid by construction, whatever Harness holds. */
@NullMarked
package dev.harnessjira.publishing.domain.content;

import org.jspecify.annotations.NullMarked;
