package dev.harnessjira.sandbox.jira;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Validates the body of {@code POST bulk} by every rule of Atlassian's description, and by the
 * rules that it was seen to enforce beside: id alphabet, issueKeys or associations but not both, no
 * characters that it cannot store.
 */
final class DevInfoValidator {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9~.\\-_]{1,1024}");
  private static final Pattern KEY =
      Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]{1,255}-\\p{Nd}{1,255}");
  private static final Set<String> STATUSES =
      Set.of("OPEN", "MERGED", "DECLINED", "UNKNOWN", "DRAFT");
  private static final Set<String> APPROVALS = Set.of("APPROVED", "UNAPPROVED", "NEEDSWORK");
  private static final Set<String> CHANGES =
      Set.of("ADDED", "COPIED", "DELETED", "MODIFIED", "MOVED", "UNKNOWN");

  private final List<String> errors = new ArrayList<>();
  private final boolean publishedEnumsOnly;
  private int entities;

  private DevInfoValidator(boolean publishedEnumsOnly) {
    this.publishedEnumsOnly = publishedEnumsOnly;
  }

  /** Errors of the body; none when it is valid. */
  static List<String> errors(JsonNode body, boolean publishedEnumsOnly) {
    var validator = new DevInfoValidator(publishedEnumsOnly);
    validator.body(body);
    return validator.errors;
  }

  private void body(JsonNode body) {
    if (!body.isObject()) {
      error("body", "must be an object");
      return;
    }
    optionalBoolean(body, "preventTransitions");
    optionalEnum(body, "operationType", Set.of("NORMAL", "BACKFILL"));
    properties(body.path("properties"));
    var repositories = body.path("repositories");
    if (!repositories.isArray() || repositories.isEmpty()) {
      error("repositories", "must have at least one repository");
      return;
    }
    if (repositories.size() > 100) {
      error("repositories", "must have at most 100");
    }
    unique(repositories, "repositories");
    repositories.forEach(this::repository);
    if (entities == 0) {
      error("repositories", "must have at least one entity");
    }
    if (entities > 1000) {
      error("repositories", "must have at most 1000 entities");
    }
  }

  private void properties(JsonNode properties) {
    if (properties.isMissingNode()) {
      return;
    }
    if (properties.size() > 5) {
      error("properties", "must have at most 5");
    }
    for (var property : properties.properties()) {
      var key = property.getKey();
      if (key.startsWith("_") || key.contains(":") || key.isEmpty() || key.length() > 255) {
        error("properties", "key is invalid: " + key);
      }
      if (!property.getValue().isString() || property.getValue().asString().length() > 255) {
        error("properties", "value must be a string of at most 255: " + key);
      }
    }
  }

  private void repository(JsonNode repository) {
    id(repository, "repository.id");
    required(repository, "name", 255);
    url(repository, "url", true);
    sequence(repository, "repository");
    optional(repository, "description", 1024);
    optional(repository, "forkOf", 1024);
    url(repository, "avatar", false);
    optional(repository, "avatarDescription", 1024);
    list(repository, "commits").forEach(commit -> commit(commit, false));
    list(repository, "branches").forEach(this::branch);
    list(repository, "pullRequests").forEach(this::pullRequest);
  }

  private Iterable<JsonNode> list(JsonNode repository, String name) {
    var list = repository.path(name);
    if (list.isMissingNode()) {
      return List.of();
    }
    if (list.size() > 400) {
      error(name, "must have at most 400");
    }
    unique(list, name);
    entities += list.size();
    return list;
  }

  private void unique(JsonNode list, String name) {
    Set<String> seen = new HashSet<>();
    for (var item : list) {
      if (!seen.add(item.path("id").asString(""))) {
        error(name, "has the same id twice: " + item.path("id").asString(""));
      }
    }
  }

  private void commit(JsonNode commit, boolean last) {
    id(commit, "commit.id");
    sequence(commit, "commit");
    // A message longer than 1024 is cut by Jira, not refused.
    required(commit, "message", Integer.MAX_VALUE);
    author(commit);
    time(commit, "authorTimestamp");
    required(commit, "displayId", 255);
    count(commit, "fileCount");
    url(commit, "url", true);
    optional(commit, "hash", 255);
    keys(commit, "commit", last);
    flags(commit.path("flags"));
    files(commit.path("files"));
  }

  private void flags(JsonNode flags) {
    Set<String> seen = new HashSet<>();
    for (var flag : flags) {
      if (!flag.asString("").equals("MERGE_COMMIT") || !seen.add(flag.asString())) {
        error("commit.flags", "has an unknown flag or the same twice");
      }
    }
  }

  private void files(JsonNode files) {
    if (files.size() > 10) {
      error("commit.files", "max is 10, was " + files.size());
    }
    for (var file : files) {
      required(file, "path", 1024);
      url(file, "url", true);
      requiredEnum(file, "changeType", CHANGES);
      count(file, "linesAdded");
      count(file, "linesRemoved");
    }
  }

  private void branch(JsonNode branch) {
    id(branch, "branch.id");
    sequence(branch, "branch");
    required(branch, "name", 512);
    required(branch, "url", 2000);
    optional(branch, "createPullRequestUrl", 2000);
    keys(branch, "branch", false);
    if (branch.path("lastCommit").isObject()) {
      commit(branch.path("lastCommit"), true);
    } else {
      error("branch.lastCommit", "is required");
    }
  }

  private void pullRequest(JsonNode pull) {
    id(pull, "pullRequest.id");
    sequence(pull, "pullRequest");
    requiredEnum(pull, "status", publishedEnumsOnly ? without(STATUSES, "DRAFT") : STATUSES);
    required(pull, "title", 1024);
    author(pull);
    if (!pull.path("commentCount").isInt()) {
      error("commentCount", "must be an integer");
    }
    required(pull, "sourceBranch", 255);
    url(pull, "sourceBranchUrl", false);
    optional(pull, "destinationBranch", 255);
    url(pull, "destinationBranchUrl", false);
    time(pull, "lastUpdate");
    url(pull, "url", true);
    required(pull, "displayId", 255);
    keys(pull, "pullRequest", false);
    pull.path("reviewers").forEach(this::reviewer);
  }

  private void reviewer(JsonNode reviewer) {
    optionalEnum(
        reviewer,
        "approvalStatus",
        publishedEnumsOnly ? without(APPROVALS, "NEEDSWORK") : APPROVALS);
    optional(reviewer, "email", 254);
    optional(reviewer, "accountId", 128);
    optional(reviewer, "name", 255);
    url(reviewer, "url", false);
    url(reviewer, "avatar", false);
  }

  private void author(JsonNode entity) {
    var author = entity.path("author");
    if (!author.isObject()) {
      error("author", "is required");
      return;
    }
    optional(author, "name", 255);
    optional(author, "email", 255);
    optional(author, "username", 255);
    optional(author, "url", 2000);
    optional(author, "avatar", 2000);
  }

  private void keys(JsonNode entity, String name, boolean last) {
    var keys = entity.path("issueKeys");
    var associations = entity.path("associations");
    if (last) {
      if (!keys.isArray()) {
        error("lastCommit.issueKeys", "is required");
      }
      if (!associations.isMissingNode()) {
        error("lastCommit.associations", "is unknown here");
      }
    } else if (keys.isMissingNode() == associations.isMissingNode()) {
      error(
          "devInformation.repository." + name + ".issueKeysOrAssociationsOrNone.invalid",
          "issueKeys and associations are mutually exclusive");
    } else if (keys.isArray() && keys.isEmpty()) {
      error(name + ".issueKeys", "must have at least one");
    }
    if (keys.size() > 500) {
      error(name + ".issueKeys", "must have at most 500");
    }
    for (var key : keys) {
      if (!key.isString() || !KEY.matcher(key.asString()).matches()) {
        error(name + ".issueKeys", "is no issue key: " + key);
      }
    }
  }

  private void id(JsonNode node, String name) {
    if (!node.path("id").isString() || !ID.matcher(node.path("id").asString()).matches()) {
      error("devInformation." + name + ".invalid", "must match [A-Za-z0-9\\-._~]+");
    }
  }

  private void sequence(JsonNode node, String name) {
    if (!node.path("updateSequenceId").canConvertToLong()
        || !node.path("updateSequenceId").isIntegralNumber()) {
      error(name + ".updateSequenceId", "is required");
    }
  }

  private void count(JsonNode node, String name) {
    if (!node.path(name).isInt() || node.path(name).asInt() < 0) {
      error(name, "must be an integer from 0");
    }
  }

  private void required(JsonNode node, String name, int longest) {
    if (!node.path(name).isString() || node.path(name).asString().isEmpty()) {
      error(name, "is required");
    }
    optional(node, name, longest);
  }

  private void optional(JsonNode node, String name, int longest) {
    var value = node.path(name);
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isString()) {
      error(name, "must be a string");
      return;
    }
    if (value.asString().length() > longest) {
      error(name, "'" + name + "' cannot exceed " + longest + " characters");
    }
    if (value.asString().codePoints().anyMatch(DevInfoValidator::cannotBeStored)) {
      error(name, "has a character that cannot be stored");
    }
  }

  private static boolean cannotBeStored(int point) {
    var control = point < 0x20 && point != '\t' && point != '\n' && point != '\r';
    return control || point > 0xFFFF || (point >= 0xD800 && point <= 0xDFFF);
  }

  private void url(JsonNode node, String name, boolean required) {
    if (required) {
      required(node, name, 2000);
    } else {
      optional(node, name, 2000);
    }
    if (node.path(name).isString() && !isUrl(node.path(name).asString())) {
      error(name, "is no URL: " + node.path(name).asString());
    }
  }

  private static boolean isUrl(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void time(JsonNode node, String name) {
    try {
      var time = OffsetDateTime.parse(node.path(name).asString(""));
      if (!time.getOffset().equals(ZoneOffset.UTC)) {
        error(name, "must be in UTC");
      }
    } catch (DateTimeException e) {
      error(name, "must be an ISO 8601 time");
    }
  }

  private void optionalBoolean(JsonNode node, String name) {
    if (!node.path(name).isMissingNode() && !node.path(name).isBoolean()) {
      error(name, "must be true or false");
    }
  }

  private void requiredEnum(JsonNode node, String name, Set<String> values) {
    if (!values.contains(node.path(name).asString(""))) {
      error(name, "must be one of " + values);
    }
  }

  private void optionalEnum(JsonNode node, String name, Set<String> values) {
    if (!node.path(name).isMissingNode()) {
      requiredEnum(node, name, values);
    }
  }

  private static Set<String> without(Set<String> values, String one) {
    Set<String> rest = new HashSet<>(values);
    rest.remove(one);
    return rest;
  }

  private void error(String field, String what) {
    errors.add(field + ": " + what);
  }
}
