package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.CoverageId;

/** A coverage's claim: {@code path} as Harness shows it, {@code claimed} as it is compared. */
public record Claim(CoverageId coverage, String path, ClaimedPath claimed) {}
