/** What all pages of the sandbox have in common: a safe template, the frame, the look. */
@NullMarked
package dev.harnessjira.sandbox.pages;

import org.jspecify.annotations.NullMarked;
