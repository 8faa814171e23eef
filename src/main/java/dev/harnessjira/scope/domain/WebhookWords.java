package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.Coverage;
import java.util.Locale;

/** How a webhook and what it is for are called. */
public final class WebhookWords {

  private WebhookWords() {}

  /** Identifier of a webhook in Harness. */
  public static String identifier(String registration) {
    return "jira_" + registration;
  }

  /** A covered space for people: "project Storefront (acme/default/Storefront)". */
  public static String space(Coverage coverage) {
    return "%s %s (%s)"
        .formatted(
            coverage.kind().name().toLowerCase(Locale.ROOT), coverage.name(), coverage.path());
  }
}
