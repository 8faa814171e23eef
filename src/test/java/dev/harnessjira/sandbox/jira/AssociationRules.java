package dev.harnessjira.sandbox.jira;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules for what ties an entity to issues: {@code issueKeys} or {@code associations}. */
final class AssociationRules {

  private static final int MOST = 500;
  private static final Pattern KEY =
      Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]{1,255}-\\p{Nd}{1,255}");
  private static final Pattern ID_OR_KEY = Pattern.compile("\\w{1,255}-\\d{1,255}|\\d{1,255}");
  private static final Set<String> TYPES = Set.of("issueKeys", "issueIdOrKeys");

  private final FieldRules rules;

  AssociationRules(FieldRules rules) {
    this.rules = rules;
  }

  /** At least one key, or associations, or neither; never both. */
  void ofEntity(JsonNode entity, String name) {
    var keys = entity.path("issueKeys");
    if (!keys.isMissingNode() && !entity.path("associations").isMissingNode()) {
      rules.error(
          "devInformation.repository." + name + ".issueKeysOrAssociationsOrNone.invalid",
          "issueKeys and associations are mutually exclusive. Either only specify issueKeys or"
              + " pass issueKeys as an associationType.");
    }
    if (keys.isArray() && keys.isEmpty()) {
      rules.error(name + ".issueKeys", "must have at least one");
    }
    keys(entity);
    associations(entity);
  }

  /** Keys are required but may be none; there are no associations. */
  void ofLastCommit(JsonNode commit) {
    if (!commit.path("issueKeys").isArray()) {
      rules.error("lastCommit.issueKeys", "is required");
    }
    if (!commit.path("associations").isMissingNode()) {
      rules.error("lastCommit.associations", "is unknown here");
    }
    keys(commit);
  }

  private void keys(JsonNode entity) {
    for (var key : rules.array(entity, "issueKeys", MOST)) {
      if (!key.isString() || !KEY.matcher(key.asString()).matches()) {
        rules.error("issueKeys", "is no issue key: " + key);
      }
    }
  }

  private void associations(JsonNode entity) {
    var values = 0;
    for (var association : rules.array(entity, "associations", Integer.MAX_VALUE)) {
      rules.requiredEnum(association, "associationType", TYPES);
      if (association.path("values").isEmpty()) {
        rules.error("associations.values", "must have at least one");
      }
      for (var value : rules.array(association, "values", MOST)) {
        values++;
        if (!value.isString() || !ID_OR_KEY.matcher(value.asString()).matches()) {
          rules.error("associations.values", "is no issue id or key: " + value);
        }
      }
    }
    if (values > MOST) {
      rules.error("associations", "must have at most 500 values in all, was " + values);
    }
  }
}
