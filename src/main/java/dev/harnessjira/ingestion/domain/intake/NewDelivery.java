package dev.harnessjira.ingestion.domain.intake;

import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;

/** A signed delivery that has just come, with the registration that it was signed for. */
public record NewDelivery(
    SiteId site, CoverageId coverage, String registration, Instant receivedAt, byte[] body) {}
