package dev.harnessjira.scope;

import java.util.UUID;

/** One covered account, organization or project of a connection; new at every connect and add. */
public record CoverageId(UUID value) {

  /** A new, random one. */
  public static CoverageId random() {
    return new CoverageId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
