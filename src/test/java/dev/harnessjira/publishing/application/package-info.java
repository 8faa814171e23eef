@NullMarked
package dev.harnessjira.publishing.application;

import org.jspecify.annotations.NullMarked;
