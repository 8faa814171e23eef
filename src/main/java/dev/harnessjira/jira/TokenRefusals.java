package dev.harnessjira.jira;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a refusal by Atlassian's token endpoints means. Its own words decide: a proxy's or a
 * firewall's 403 must not end a grant, and neither must a wrong secret of this app.
 */
final class TokenRefusals {

  private static final Set<String> OF_A_PAIR =
      Set.of("access_denied", "invalid_client", "unauthorized_client", "invalid_grant");

  private TokenRefusals() {}

  /** Forbidden when the refresh token is dead, Unavailable when anything else was refused. */
  static JiraFailure ofRefresh(JiraFailure byStatus, JsonNode body) {
    if (!isRefusal(byStatus)) {
      return byStatus;
    }
    return isDead(body)
        ? new JiraFailure.Forbidden(byStatus.detail())
        : new JiraFailure.Unavailable(
            "Atlassian refused this service, not the grant; the operator should check"
                + " harness-jira.atlassian.client-id and client-secret ("
                + byStatus.detail()
                + ")",
            null);
  }

  /** Unauthorized when the pair is wrong. */
  static JiraFailure ofCredentials(JiraFailure byStatus, JsonNode body) {
    return switch (byStatus) {
      case JiraFailure.Unauthorized wrong -> wrong;
      case JiraFailure.Forbidden unclear when !isOfAPair(body) ->
          new JiraFailure.Unavailable(unclear.detail(), null);
      case JiraFailure.Forbidden wrong -> new JiraFailure.Unauthorized(wrong.detail());
      case JiraFailure.Refused wrong when isOfAPair(body) ->
          new JiraFailure.Unauthorized(wrong.detail());
      default -> byStatus;
    };
  }

  private static boolean isRefusal(JiraFailure failure) {
    return failure instanceof JiraFailure.Unauthorized
        || failure instanceof JiraFailure.Forbidden
        || failure instanceof JiraFailure.Refused;
  }

  // Seen beside invalid_grant: unauthorized_client with "refresh_token is invalid".
  private static boolean isDead(JsonNode body) {
    var error = body.path("error").asString("");
    return error.equals("invalid_grant")
        || (error.equals("unauthorized_client")
            && body.path("error_description").asString("").contains("refresh_token"));
  }

  private static boolean isOfAPair(JsonNode body) {
    return OF_A_PAIR.contains(body.path("error").asString(""));
  }
}
