/** Tenancy's rows in PostgreSQL, secrets sealed. */
@NullMarked
package dev.harnessjira.tenancy.adapter.persistence;

import org.jspecify.annotations.NullMarked;
