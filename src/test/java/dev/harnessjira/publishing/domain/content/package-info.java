/** Tests of the content that Jira takes. */
@NullMarked
package dev.harnessjira.publishing.domain.content;

import org.jspecify.annotations.NullMarked;
