package dev.harnessjira.sandbox.harness.api;

import java.util.Set;

/** Properties of the simulated server that a person can switch; all usual by default. */
public final class ApiSwitches {

  private volatile boolean codeModule = true;
  private volatile boolean localAddressesRefused;
  private volatile boolean emptySpacesUnknown;
  private volatile boolean nestedSpaces = true;
  private volatile Set<String> unknownTriggers = Set.of();
  private volatile int callsPerMinute = Integer.MAX_VALUE;

  public boolean codeModule() {
    return codeModule;
  }

  /** Whether the accounts have the Code module; without it all of its API answers 404. */
  public void codeModule(boolean present) {
    codeModule = present;
  }

  public boolean localAddressesRefused() {
    return localAddressesRefused;
  }

  /** Whether webhook addresses on this machine or a private network are refused, as usual. */
  public void localAddressesRefused(boolean refused) {
    localAddressesRefused = refused;
  }

  public boolean emptySpacesUnknown() {
    return emptySpacesUnknown;
  }

  /** Whether an organization or project that never had a repository answers 404. */
  public void emptySpacesUnknown(boolean unknown) {
    emptySpacesUnknown = unknown;
  }

  public boolean nestedSpaces() {
    return nestedSpaces;
  }

  /** Whether spaces may be made below spaces; open source only. */
  public void nestedSpaces(boolean allowed) {
    nestedSpaces = allowed;
  }

  public Set<String> unknownTriggers() {
    return unknownTriggers;
  }

  /** Triggers that an older server refuses. */
  public void unknownTriggers(Set<String> triggers) {
    unknownTriggers = Set.copyOf(triggers);
  }

  public int callsPerMinute() {
    return callsPerMinute;
  }

  /** How many calls each token may make in any minute before it gets 429; any number, usually. */
  public void callsPerMinute(int most) {
    callsPerMinute = most;
  }

  public void reset() {
    callsPerMinute = Integer.MAX_VALUE;
    codeModule = true;
    localAddressesRefused = false;
    emptySpacesUnknown = false;
    unknownTriggers = Set.of();
  }
}
