/** A small HTTP server for the simulators, with switches for failures and a journal of calls. */
@NullMarked
package dev.harnessjira.sandbox.http;

import org.jspecify.annotations.NullMarked;
