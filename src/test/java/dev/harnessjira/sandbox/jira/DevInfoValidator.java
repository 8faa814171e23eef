package dev.harnessjira.sandbox.jira;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Validates the body of {@code POST bulk} by every rule of Atlassian's description, and by those
 * that it was seen to enforce beside: id alphabet, issueKeys or associations but not both, no
 * characters that it cannot store.
 */
final class DevInfoValidator {

  private static final Set<String> STATUSES = Set.of("OPEN", "MERGED", "DECLINED", "UNKNOWN");
  private static final Set<String> APPROVALS = Set.of("APPROVED", "UNAPPROVED");
  private static final Set<String> CHANGES =
      Set.of("ADDED", "COPIED", "DELETED", "MODIFIED", "MOVED", "UNKNOWN");
  private static final Set<String> OPERATIONS = Set.of("NORMAL", "BACKFILL");
  private static final int MOST_REPOSITORIES = 100;
  private static final int MOST_ENTITIES = 1000;
  private static final int MOST_IN_LIST = 400;
  private static final int MOST_FILES = 10;

  private final FieldRules rules = new FieldRules();
  private final AssociationRules associations = new AssociationRules(rules);
  private final boolean publishedEnumsOnly;
  private int entities;

  private DevInfoValidator(boolean publishedEnumsOnly) {
    this.publishedEnumsOnly = publishedEnumsOnly;
  }

  /**
   * Errors of the body; none when it is valid. {@code DRAFT} and {@code NEEDSWORK} are not
   * published; Atlassian's own app sends them.
   */
  static List<String> errors(JsonNode body, boolean publishedEnumsOnly) {
    var validator = new DevInfoValidator(publishedEnumsOnly);
    validator.body(body);
    return validator.rules.errors();
  }

  private void body(JsonNode body) {
    if (!body.isObject()) {
      rules.error("body", "must be an object");
      return;
    }
    rules.optionalBoolean(body, "preventTransitions");
    rules.optionalEnum(body, "operationType", OPERATIONS);
    rules.optional(body.path("providerMetadata"), "product", Integer.MAX_VALUE);
    properties(body.path("properties"));
    if (body.path("repositories").isEmpty()) {
      rules.error("repositories", "must have at least one repository");
      return;
    }
    var repositories = rules.array(body, "repositories", MOST_REPOSITORIES);
    rules.uniqueIds(repositories, "repositories");
    repositories.forEach(this::repository);
    if (entities == 0) {
      rules.error("repositories", "must have at least one entity");
    }
    if (entities > MOST_ENTITIES) {
      rules.error("repositories", "must have at most 1000 entities, was " + entities);
    }
  }

  private void properties(JsonNode properties) {
    if (!properties.isMissingNode() && !properties.isObject()) {
      rules.error("properties", "must be an object");
    }
    if (properties.size() > 5) {
      rules.error("properties", "must have at most 5");
    }
    for (var property : properties.properties()) {
      var key = property.getKey();
      if (key.startsWith("_") || key.contains(":") || key.isEmpty() || key.length() > 255) {
        rules.error("properties", "key is invalid: " + key);
      }
      rules.optional(properties, key, 255);
    }
  }

  private void repository(JsonNode repository) {
    rules.id(repository, "repository.id");
    rules.required(repository, "name", 255);
    rules.requiredUrl(repository, "url");
    rules.sequence(repository, "repository");
    rules.optional(repository, "description", 1024);
    rules.optional(repository, "forkOf", 1024);
    rules.optionalUrl(repository, "avatar");
    rules.optional(repository, "avatarDescription", 1024);
    list(repository, "commits")
        .forEach(commit -> {
          commit(commit);
          associations.ofEntity(commit, "commit");
        });
    list(repository, "branches").forEach(this::branch);
    list(repository, "pullRequests").forEach(this::pullRequest);
  }

  private Iterable<JsonNode> list(JsonNode repository, String name) {
    var list = rules.array(repository, name, MOST_IN_LIST);
    rules.uniqueIds(list, name);
    entities += repository.path(name).size();
    return list;
  }

  private void commit(JsonNode commit) {
    rules.id(commit, "repository.commit.id");
    rules.sequence(commit, "commit");
    // A message longer than 1024 is cut by Jira, not refused.
    rules.required(commit, "message", Integer.MAX_VALUE);
    author(commit);
    rules.time(commit, "authorTimestamp");
    rules.required(commit, "displayId", 255);
    rules.integer(commit, "fileCount", 0);
    rules.requiredUrl(commit, "url");
    rules.optional(commit, "hash", 255);
    flags(commit);
    rules.array(commit, "files", MOST_FILES).forEach(this::file);
  }

  private void flags(JsonNode commit) {
    Set<String> seen = new HashSet<>();
    for (var flag : rules.array(commit, "flags", Integer.MAX_VALUE)) {
      if (!flag.asString("").equals("MERGE_COMMIT") || !seen.add("MERGE_COMMIT")) {
        rules.error("commit.flags", "has an unknown flag or the same twice");
      }
    }
  }

  private void file(JsonNode file) {
    rules.required(file, "path", 1024);
    rules.requiredUrl(file, "url");
    rules.requiredEnum(file, "changeType", CHANGES);
    rules.integer(file, "linesAdded", 0);
    rules.integer(file, "linesRemoved", 0);
  }

  private void branch(JsonNode branch) {
    rules.id(branch, "repository.branch.id");
    rules.sequence(branch, "branch");
    rules.required(branch, "name", 512);
    rules.required(branch, "url", 2000);
    rules.optional(branch, "createPullRequestUrl", 2000);
    associations.ofEntity(branch, "branch");
    var last = branch.path("lastCommit");
    if (last.isObject()) {
      commit(last);
      associations.ofLastCommit(last);
    } else {
      rules.error("devInformation.repository.branch.lastCommit.required", "is required");
    }
  }

  private void pullRequest(JsonNode pull) {
    rules.id(pull, "repository.pullRequest.id");
    rules.sequence(pull, "pullRequest");
    rules.requiredEnum(pull, "status", with(STATUSES, "DRAFT"));
    rules.required(pull, "title", 1024);
    author(pull);
    rules.integer(pull, "commentCount", Integer.MIN_VALUE);
    rules.required(pull, "sourceBranch", 255);
    rules.optionalUrl(pull, "sourceBranchUrl");
    rules.optional(pull, "destinationBranch", 255);
    rules.optionalUrl(pull, "destinationBranchUrl");
    rules.time(pull, "lastUpdate");
    rules.requiredUrl(pull, "url");
    rules.required(pull, "displayId", 255);
    associations.ofEntity(pull, "pullRequest");
    rules.array(pull, "reviewers", Integer.MAX_VALUE).forEach(this::reviewer);
  }

  private void reviewer(JsonNode reviewer) {
    rules.optionalEnum(reviewer, "approvalStatus", with(APPROVALS, "NEEDSWORK"));
    rules.optional(reviewer, "email", 254);
    rules.optional(reviewer, "accountId", 128);
    rules.optional(reviewer, "name", 255);
    rules.optionalUrl(reviewer, "url");
    rules.optionalUrl(reviewer, "avatar");
  }

  private void author(JsonNode entity) {
    var author = entity.path("author");
    if (!author.isObject()) {
      rules.error("author", "is required");
    }
    rules.optional(author, "name", 255);
    rules.optional(author, "email", 255);
    rules.optional(author, "username", 255);
    rules.optional(author, "url", 2000);
    rules.optional(author, "avatar", 2000);
  }

  private Set<String> with(Set<String> published, String beside) {
    if (publishedEnumsOnly) {
      return published;
    }
    Set<String> all = new HashSet<>(published);
    all.add(beside);
    return all;
  }
}
