/**
 * Keeps what people did with a site and what happened to its authorizations: who, when, what, from
 * where. Entries are appended in the transaction of what they tell of and never change. It never
 * decides what is worth telling and speaks no event.
 */
@ApplicationModule(allowedDependencies = {"isolation"})
@NullMarked
package dev.harnessjira.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
