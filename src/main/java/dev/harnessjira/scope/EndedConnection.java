package dev.harnessjira.scope;

import java.time.Instant;
import java.util.List;

/**
 * A connection that was disconnected. {@code removed} when no webhook of ours is left in Harness;
 * {@code remains} names those that could not be removed and says how to do it by hand.
 */
public record EndedConnection(
    ConnectionId id, String name, Instant ended, boolean removed, List<String> remains) {}
