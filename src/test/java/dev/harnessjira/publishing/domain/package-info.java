/** Tests of the domain. */
@NullMarked
package dev.harnessjira.publishing.domain;

import org.jspecify.annotations.NullMarked;
