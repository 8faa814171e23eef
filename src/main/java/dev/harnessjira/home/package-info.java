/**
 * Remembers the addresses that the database was used with. Started under others, the application is
 * taken for a copy: it calls nobody and does no work until the operator says that it moved, or that
 * it is a copy. It never knows what work there is or who is called, and speaks AddressesMoved.
 */
@ApplicationModule(allowedDependencies = {"outbound"})
@NullMarked
package dev.harnessjira.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
