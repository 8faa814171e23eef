package dev.harnessjira.sandbox.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A case for each rule: accepted at the limit, refused just above. */
class DevInfoValidatorTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REPOSITORY = "/repositories/0";
  private static final String COMMIT = REPOSITORY + "/commits/0";
  private static final String BRANCH = REPOSITORY + "/branches/0";
  private static final String LAST = BRANCH + "/lastCommit";
  private static final String PULL = REPOSITORY + "/pullRequests/0";
  private static final String HOST = "https://h.example/";

  /** Something done to the smallest valid body. */
  record Case(String name, Consumer<ObjectNode> change) {

    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void smallestBodyIsValid() {
    assertThat(errors(body())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void acceptedAtTheLimit(Case one) {
    var body = body();

    one.change().accept(body);

    assertThat(errors(body)).isEmpty();
  }

  static Stream<Case> acceptedAtTheLimit() {
    return Stream.of(lengths(0), counts(0), optional(), accepted()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource
  void refusedAboveTheLimit(Case one) {
    var body = body();

    one.change().accept(body);

    assertThat(errors(body)).isNotEmpty();
  }

  static Stream<Case> refusedAboveTheLimit() {
    return Stream.of(lengths(1), counts(1), missing(), refused()).flatMap(List::stream);
  }

  /** Every text with its longest length, plus {@code more}. */
  private static List<Case> lengths(int more) {
    List<Case> cases = new ArrayList<>();
    longest(cases, REPOSITORY, 1024 + more, "id", "description", "forkOf", "avatarDescription");
    longest(cases, REPOSITORY, 255 + more, "name");
    longestUrl(cases, REPOSITORY, 2000 + more, "url", "avatar");
    for (var commit : List.of(COMMIT, LAST)) {
      longest(cases, commit, 1024 + more, "id");
      longest(cases, commit, 255 + more, "displayId", "hash");
      longestUrl(cases, commit, 2000 + more, "url");
    }
    for (var author : List.of(COMMIT, LAST, PULL)) {
      longest(cases, author + "/author", 255 + more, "name", "email", "username");
      longest(cases, author + "/author", 2000 + more, "url", "avatar");
    }
    longest(cases, COMMIT + "/files/0", 1024 + more, "path");
    longestUrl(cases, COMMIT + "/files/0", 2000 + more, "url");
    longest(cases, BRANCH, 1024 + more, "id");
    longest(cases, BRANCH, 512 + more, "name");
    longest(cases, BRANCH, 2000 + more, "url", "createPullRequestUrl");
    longest(cases, PULL, 1024 + more, "id", "title");
    longest(cases, PULL, 255 + more, "sourceBranch", "destinationBranch", "displayId");
    longestUrl(cases, PULL, 2000 + more, "url", "sourceBranchUrl", "destinationBranchUrl");
    longest(cases, PULL + "/reviewers/0", 255 + more, "name");
    longest(cases, PULL + "/reviewers/0", 254 + more, "email");
    longest(cases, PULL + "/reviewers/0", 128 + more, "accountId");
    longestUrl(cases, PULL + "/reviewers/0", 2000 + more, "url", "avatar");
    longest(cases, "/properties", 255 + more, "p0");
    return cases;
  }

  private static void longest(List<Case> cases, String at, int length, String... fields) {
    for (var field : fields) {
      cases.add(
          of(at + "/" + field + " of " + length, at, node -> node.put(field, "x".repeat(length))));
    }
  }

  private static void longestUrl(List<Case> cases, String at, int length, String... fields) {
    for (var field : fields) {
      var url = HOST + "x".repeat(length - HOST.length());
      cases.add(of(at + "/" + field + " of " + length, at, node -> node.put(field, url)));
    }
  }

  /** Every number of things with its largest, plus {@code more}. */
  private static List<Case> counts(int more) {
    return List.of(
        of("repositories", "", body -> repeat(body, "repositories", 100 + more)),
        of("commits", REPOSITORY, node -> repeat(node, "commits", 400 + more)),
        of("branches", REPOSITORY, node -> repeat(node, "branches", 400 + more)),
        of("pull requests", REPOSITORY, node -> repeat(node, "pullRequests", 400 + more)),
        of("entities", "", body -> entities(body, 1000 + more)),
        of("files", COMMIT, node -> repeat(node, "files", 10 + more)),
        of("keys of a commit", COMMIT, node -> keys(node, 500 + more)),
        of("keys of a last commit", LAST, node -> keys(node, 500 + more)),
        of("keys of a branch", BRANCH, node -> keys(node, 500 + more)),
        of("keys of a pull request", PULL, node -> keys(node, 500 + more)),
        of("associations", COMMIT, node -> associations(node, 250, 250 + more)),
        of("properties", "/properties", node -> properties(node, 5 + more)),
        of(
            "length of a property's key",
            "/properties",
            node -> node.put("k".repeat(255 + more), "v")),
        of(
            "length of a key's project",
            COMMIT,
            node -> node.putArray("issueKeys").add("A" + "B".repeat(255 + more) + "-1")),
        of(
            "length of a key's number",
            COMMIT,
            node -> node.putArray("issueKeys").add("AB-" + "1".repeat(255 + more))));
  }

  private static List<Case> optional() {
    return List.of(
        of("preventTransitions", "", body -> body.remove("preventTransitions")),
        of("operationType", "", body -> body.remove("operationType")),
        of("properties", "", body -> body.remove("properties")),
        of("providerMetadata", "", body -> body.putObject("providerMetadata").put("product", "H")),
        of("issueKeys", COMMIT, node -> node.remove("issueKeys")),
        of("files", COMMIT, node -> node.remove("files")),
        of("reviewers", PULL, node -> node.remove("reviewers")),
        of("members of an author", PULL, node -> node.putObject("author")),
        of("members of a reviewer", PULL, node -> node.putArray("reviewers").addObject()),
        of("lists", REPOSITORY, node -> node.remove(List.of("branches", "pullRequests"))));
  }

  private static List<Case> accepted() {
    return List.of(
        of("a last commit without keys", LAST, node -> node.putArray("issueKeys")),
        of("a long message, which is cut", COMMIT, node -> node.put("message", "x".repeat(5000))),
        of("every id character", COMMIT, node -> node.put("id", "aZ09~.-_")),
        of("a key in other letters", COMMIT, node -> node.putArray("issueKeys").add("Äb_1-7")),
        of("an issue id", COMMIT, node -> withAssociation(node, "issueIdOrKeys", "10001")),
        of("a key as association", COMMIT, node -> withAssociation(node, "issueKeys", "DEMO-1")),
        of("zero files", COMMIT, node -> node.put("fileCount", 0)),
        of("no comment", PULL, node -> node.put("commentCount", 0)),
        of("a merge", COMMIT, node -> node.putArray("flags").add("MERGE_COMMIT")),
        of("a backfill", "", body -> body.put("operationType", "BACKFILL")),
        of("merged", PULL, node -> node.put("status", "MERGED")),
        of("declined", PULL, node -> node.put("status", "DECLINED")),
        of("unknown", PULL, node -> node.put("status", "UNKNOWN")),
        of("a draft", PULL, node -> node.put("status", "DRAFT")),
        of("needs work", PULL + "/reviewers/0", node -> node.put("approvalStatus", "NEEDSWORK")),
        of("an offset of zero", PULL, node -> node.put("lastUpdate", "2026-11-24T10:00:00+00:00")),
        of("the largest sequence", COMMIT, node -> node.put("updateSequenceId", Long.MAX_VALUE)));
  }

  private static List<Case> missing() {
    List<Case> cases = new ArrayList<>();
    without(cases, "", "repositories");
    without(cases, REPOSITORY, "id", "name", "url", "updateSequenceId");
    for (var commit : List.of(COMMIT, LAST)) {
      without(
          cases,
          commit,
          "id",
          "updateSequenceId",
          "message",
          "author",
          "authorTimestamp",
          "displayId",
          "fileCount",
          "url");
    }
    without(cases, COMMIT + "/files/0", "path", "url", "changeType", "linesAdded", "linesRemoved");
    without(cases, BRANCH, "id", "updateSequenceId", "name", "url", "lastCommit");
    without(cases, LAST, "issueKeys");
    without(
        cases,
        PULL,
        "id",
        "updateSequenceId",
        "status",
        "title",
        "author",
        "commentCount",
        "sourceBranch",
        "lastUpdate",
        "url",
        "displayId");
    return cases;
  }

  private static void without(List<Case> cases, String at, String... fields) {
    for (var field : fields) {
      cases.add(of(at + "/" + field + " missing", at, node -> node.remove(field)));
    }
  }

  private static List<Case> refused() {
    return List.of(
        of("no repository", "", body -> body.putArray("repositories")),
        of(
            "no entity",
            REPOSITORY,
            node -> node.remove(List.of("commits", "branches", "pullRequests"))),
        of("a repository twice", "", body -> twice(body, "repositories")),
        of("a commit twice", REPOSITORY, node -> twice(node, "commits")),
        of("a branch twice", REPOSITORY, node -> twice(node, "branches")),
        of("a pull request twice", REPOSITORY, node -> twice(node, "pullRequests")),
        of("a slash in an id", BRANCH, node -> node.put("id", "feature/x")),
        of("an empty id", BRANCH, node -> node.put("id", "")),
        of("a number as id", PULL, node -> node.put("id", 7)),
        of("no key", COMMIT, node -> node.putArray("issueKeys")),
        of("a key of one letter", COMMIT, node -> node.putArray("issueKeys").add("A-1")),
        of("a key without number", COMMIT, node -> node.putArray("issueKeys").add("DEMO-")),
        of("text for keys", COMMIT, node -> node.put("issueKeys", "DEMO-1")),
        of("keys and associations", PULL, node -> addAssociation(node, "issueKeys", "DEMO-1")),
        of("an unknown association", COMMIT, node -> withAssociation(node, "commit", "DEMO-1")),
        of("an association without value", COMMIT, node -> withAssociation(node, "issueKeys")),
        of("no id and no key", COMMIT, node -> withAssociation(node, "issueIdOrKeys", "x y")),
        of("associations of a last commit", LAST, node -> node.putArray("associations")),
        of("an emoji", COMMIT, node -> node.put("message", "DEMO-1 \ud83d\ude80")),
        of("a control character", PULL, node -> node.put("title", "DEMO-1 \u0007")),
        of("a URL without scheme", REPOSITORY, node -> node.put("url", "h.example/x")),
        of("a URL with a blank", PULL, node -> node.put("url", HOST + "a b")),
        of("a time without zone", PULL, node -> node.put("lastUpdate", "2026-11-24T10:00:00")),
        of(
            "another zone",
            COMMIT,
            node -> node.put("authorTimestamp", "2026-11-24T10:00:00+01:00")),
        of("a negative count", COMMIT, node -> node.put("fileCount", -1)),
        of("a fraction", PULL, node -> node.put("commentCount", 1.5)),
        of("text for a sequence", COMMIT, node -> node.put("updateSequenceId", "1")),
        of("another status", PULL, node -> node.put("status", "CLOSED")),
        of("another approval", PULL + "/reviewers/0", node -> node.put("approvalStatus", "YES")),
        of("another change", COMMIT + "/files/0", node -> node.put("changeType", "RENAMED")),
        of("another flag", COMMIT, node -> node.putArray("flags").add("OTHER")),
        of(
            "a flag twice",
            COMMIT,
            node -> node.putArray("flags").add("MERGE_COMMIT").add("MERGE_COMMIT")),
        of("another operation", "", body -> body.put("operationType", "LIVE")),
        of("text for a boolean", "", body -> body.put("preventTransitions", "true")),
        of("an underscore before a property", "/properties", node -> node.put("_x", "v")),
        of("a colon in a property", "/properties", node -> node.put("a:b", "v")),
        of("a number as property", "/properties", node -> node.put("p0", 1)),
        of("null for text", REPOSITORY, node -> node.putNull("description")));
  }

  @Test
  void unpublishedValuesAreRefusedWhenSwitchedSo() {
    var draft = body();
    ((ObjectNode) draft.at(PULL)).put("status", "DRAFT");
    var needsWork = body();
    ((ObjectNode) needsWork.at(PULL + "/reviewers/0")).put("approvalStatus", "NEEDSWORK");

    assertThat(DevInfoValidator.errors(draft, true)).hasSize(1);
    assertThat(DevInfoValidator.errors(needsWork, true)).hasSize(1);
    assertThat(DevInfoValidator.errors(body(), true)).isEmpty();
  }

  private static Case of(String name, String at, Consumer<ObjectNode> change) {
    return new Case(name, body -> change.accept((ObjectNode) body.at(at)));
  }

  private static List<String> errors(ObjectNode body) {
    return DevInfoValidator.errors(body, false);
  }

  private static void repeat(ObjectNode node, String list, int times) {
    var first = (ObjectNode) node.path(list).get(0);
    var array = node.putArray(list);
    IntStream.range(0, times).forEach(i -> array.add(first.deepCopy().put("id", "id" + i)));
  }

  private static void twice(ObjectNode node, String list) {
    var array = (ArrayNode) node.path(list);
    array.add(array.get(0).deepCopy());
  }

  /** Spread so that no list has more than 400. */
  private static void entities(ObjectNode body, int total) {
    repeat(body, "repositories", 3);
    var left = total;
    for (var repository : body.path("repositories")) {
      var node = (ObjectNode) repository;
      node.remove(List.of("branches", "pullRequests"));
      repeat(node, "commits", Math.min(left, 400));
      left -= 400;
    }
  }

  private static void keys(ObjectNode node, int count) {
    var array = node.putArray("issueKeys");
    IntStream.rangeClosed(1, count).forEach(i -> array.add("DEMO-" + i));
  }

  private static void associations(ObjectNode node, int first, int second) {
    node.remove("issueKeys");
    var array = node.putArray("associations");
    for (var count : List.of(first, second)) {
      var values = array.addObject().put("associationType", "issueIdOrKeys").putArray("values");
      IntStream.rangeClosed(1, count).forEach(i -> values.add("DEMO-" + i));
    }
  }

  private static void withAssociation(ObjectNode node, String type, String... values) {
    node.remove("issueKeys");
    addAssociation(node, type, values);
  }

  private static void addAssociation(ObjectNode node, String type, String... values) {
    var array =
        node.putArray("associations").addObject().put("associationType", type).putArray("values");
    List.of(values).forEach(array::add);
  }

  private static void properties(ObjectNode node, int count) {
    IntStream.range(0, count).forEach(i -> node.put("p" + i, "v"));
  }

  private static ObjectNode body() {
    return (ObjectNode) JSON.readTree(Submissions.SMALLEST);
  }
}
