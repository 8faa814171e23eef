package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.harness.model.Webhook.ExtraHeader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads and checks what somebody posts to create or change a webhook; absent means unchanged. */
final class WebhookForm {

  private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z0-9_.-]{1,100}");
  private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]+|\\[.*]|[0-9a-fA-F:]*:.*");
  private static final Set<String> TRIGGERS =
      Set.of(
          "branch_created",
          "branch_updated",
          "branch_deleted",
          "tag_created",
          "tag_updated",
          "tag_deleted",
          "pullreq_created",
          "pullreq_updated",
          "pullreq_reopened",
          "pullreq_branch_updated",
          "pullreq_closed",
          "pullreq_merged",
          "pullreq_review_submitted",
          "pullreq_target_branch_changed",
          "pullreq_label_assigned",
          "pullreq_comment_created",
          "pullreq_comment_updated",
          "pullreq_comment_status_updated",
          "merge_queue_checks_requested",
          "merge_queue_checks_canceled");

  private final ApiSwitches switches;

  WebhookForm(ApiSwitches switches) {
    this.switches = switches;
  }

  String identifier(JsonNode body) {
    var identifier = body.path("identifier").asString(body.path("uid").asString(""));
    Refused.unless(
        IDENTIFIER.matcher(identifier).matches(),
        400,
        "Identifier has to be 1-100 in length and can only contain a-z, A-Z, 0-9, -, _, and ..");
    Refused.unless(
        !body.path("url").asString("").isEmpty(),
        400,
        "The URL of a webhook has to have a non-empty host.");
    return identifier;
  }

  void fill(Webhook webhook, JsonNode body) {
    var triggers = triggers(body);
    given(body, "url", node -> webhook.url = checkUrl(node.asString("")));
    given(body, "identifier", node -> webhook.identifier = node.asString(""));
    given(body, "display_name", node -> webhook.displayName = short256(node.asString("")));
    given(body, "description", node -> webhook.description = node.asString(""));
    given(body, "secret", node -> webhook.secret = checkSecret(node.asString("")));
    given(body, "enabled", node -> webhook.enabled = node.asBoolean(false));
    given(body, "insecure", node -> webhook.insecure = node.asBoolean(false));
    given(body, "triggers", node -> webhook.triggers = triggers);
    given(body, "extra_headers", node -> webhook.extraHeaders = extraHeaders(node));
  }

  private List<String> triggers(JsonNode body) {
    List<String> triggers = new ArrayList<>();
    for (var node : body.path("triggers")) {
      var trigger = node.asString("");
      Refused.unless(
          TRIGGERS.contains(trigger) && !switches.unknownTriggers().contains(trigger),
          400,
          "The provided webhook trigger '%s' is invalid.".formatted(trigger));
      triggers.add(trigger);
    }
    return triggers.stream().distinct().toList();
  }

  private static List<ExtraHeader> extraHeaders(JsonNode array) {
    List<ExtraHeader> headers = new ArrayList<>();
    for (var node : array) {
      headers.add(
          new ExtraHeader(
              node.path("key").asString(""),
              node.path("value").asString(""),
              node.path("masked").asBoolean(false)));
    }
    Refused.unless(headers.size() <= 20, 400, "A webhook can have at most 20 extra headers.");
    return headers;
  }

  private String checkUrl(String url) {
    Refused.unless(
        url.length() <= 2048, 400, "The URL of a webhook can be at most 2048 characters long.");
    var address = parse(url);
    var host = address.getHost();
    Refused.unless(
        host != null && !host.isEmpty(), 400, "The URL of a webhook has to have a non-empty host.");
    if (switches.localAddressesRefused()) {
      refuseLocal(host);
    }
    Refused.unless(
        "http".equals(address.getScheme()) || "https".equals(address.getScheme()),
        400,
        "The scheme of a webhook must be either http or https.");
    return url;
  }

  private static URI parse(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "The provided webhook url is invalid: " + e.getMessage());
    }
  }

  private static void refuseLocal(String host) {
    Refused.unless(!host.equals("localhost"), 400, "localhost is not allowed.");
    if (IP_LITERAL.matcher(host).matches()) {
      var address = literal(host);
      Refused.unless(!address.isLoopbackAddress(), 400, "Loopback IP addresses are not allowed.");
      Refused.unless(!address.isSiteLocalAddress(), 400, "Private IP addresses are not allowed.");
    }
  }

  private static InetAddress literal(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new Refused(400, "The provided webhook url is invalid: " + host);
    }
  }

  private static String short256(String text) {
    Refused.unless(text.length() <= 256, 400, "DisplayName has to be 256 in length or less.");
    return text;
  }

  private static String checkSecret(String secret) {
    Refused.unless(
        secret.length() <= 4096,
        400,
        "The secret of a webhook can be at most 4096 characters long.");
    return secret;
  }

  private static void given(JsonNode body, String name, Consumer<JsonNode> use) {
    var node = body.path(name);
    if (!node.isMissingNode() && !node.isNull()) {
      use.accept(node);
    }
  }
}
