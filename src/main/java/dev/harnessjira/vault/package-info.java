/**
 * Seals and opens secrets with authenticated encryption under rotating keys, each bound to its
 * tenant and purpose. It owns the keys and nothing else, never stores a secret and speaks no event.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.harnessjira.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
