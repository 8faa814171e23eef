/** What the simulated Harness remembers: spaces, repositories, commits, pull requests, webhooks. */
@NullMarked
package dev.harnessjira.sandbox.harness.model;

import org.jspecify.annotations.NullMarked;
