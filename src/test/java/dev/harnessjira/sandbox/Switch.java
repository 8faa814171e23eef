package dev.harnessjira.sandbox;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Something that a person can switch to go wrong, and back. */
record Switch(String id, String label, BooleanSupplier on, Consumer<Boolean> turn) {

  void toggle() {
    turn.accept(!on.getAsBoolean());
  }
}
