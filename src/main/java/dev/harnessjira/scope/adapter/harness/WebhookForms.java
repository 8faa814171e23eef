package dev.harnessjira.scope.adapter.harness;

import dev.harnessjira.harness.HarnessModel.WebhookForm;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.domain.CoveredSpaces.NewWebhook;
import dev.harnessjira.scope.domain.WebhookWords;
import dev.harnessjira.tenancy.ServiceSettings;
import java.util.List;

/** What a webhook looks like in Harness: 256 characters of name, 1,024 of description. */
final class WebhookForms {

  private WebhookForms() {}

  static WebhookForm form(Coverage coverage, NewWebhook webhook, ServiceSettings settings) {
    return new WebhookForm(
        WebhookWords.identifier(webhook.registration()),
        text("Harness Code for Jira: " + coverage.name(), 256),
        text(
            "Shows the branches, commits and pull requests of %s in Jira. Made and removed by Harness Code for Jira at %s; to end it, disconnect there."
                .formatted(WebhookWords.space(coverage), settings.publicUrl()),
            1024),
        url(webhook.registration(), settings),
        webhook.secret(),
        true,
        false,
        Triggers.ALL);
  }

  static String url(String registration, ServiceSettings settings) {
    return settings.webhookAddress() + "/webhooks/harness/" + registration;
  }

  static WebhookForm with(WebhookForm form, List<String> triggers) {
    return new WebhookForm(
        form.identifier(),
        form.display_name(),
        form.description(),
        form.url(),
        form.secret(),
        form.enabled(),
        form.insecure(),
        triggers);
  }

  private static String text(String text, int longest) {
    var plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
  }
}
