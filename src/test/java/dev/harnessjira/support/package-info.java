/** What tests of every module share: a PostgreSQL with the product's two roles. */
@NullMarked
package dev.harnessjira.support;

import org.jspecify.annotations.NullMarked;
