package dev.harnessjira.sandbox;

import java.util.List;

/** Switches that belong together, and deeds that happen once and cannot be switched back. */
record SwitchGroup(String title, String explanation, List<Switch> switches, List<Deed> deeds) {

  /** Something that happens at once. */
  record Deed(String id, String label, Runnable act) {}
}
