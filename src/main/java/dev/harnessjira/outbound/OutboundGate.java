package dev.harnessjira.outbound;

import org.jspecify.annotations.Nullable;

/** Whether anybody may be called at all. */
public interface OutboundGate {

  /** Why nobody may be called, in words for people; null when calls go out. */
  @Nullable String closed();
}
