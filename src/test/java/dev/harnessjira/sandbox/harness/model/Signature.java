package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.time.OffsetDateTime;

/** Who wrote or committed a commit, and when, to the second and with the writer's own offset. */
public record Signature(Identity identity, OffsetDateTime when) implements Serializable {}
