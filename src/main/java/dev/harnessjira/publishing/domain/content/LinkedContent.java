package dev.harnessjira.publishing.domain.content;

import dev.harnessjira.ingestion.LinkedEntity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes content that Jira takes of what is linked, whatever stands in Harness. */
public final class LinkedContent {

  /** {@code issueKeys}: pattern, in Atlassian's OpenAPI document. */
  private static final Pattern KEY =
      Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]{1,255}-\\p{Nd}{1,255}");

  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");
  private static final int SHORT_HASH = 8;

  /** Where an entity leads to whose own address Jira would not take. */
  private static final String NOWHERE = "https://app.harness.io/";

  private LinkedContent() {}

  public static Content.Repository of(LinkedEntity.Repository repository) {
    return new Content.Repository(
        JiraText.line(repository.name(), Limits.REPOSITORY_NAME, "repository"),
        JiraUrls.valid(repository.url(), NOWHERE));
  }

  /** The content of an entity; null when none of its keys can be an issue's. */
  public static @Nullable Content of(LinkedEntity entity) {
    var content =
        switch (entity) {
          case LinkedEntity.PullRequest pull -> of(pull);
          case LinkedEntity.Branch branch -> of(branch);
          case LinkedEntity.Commit commit -> of(commit);
        };
    return content.issueKeys().isEmpty() ? null : content;
  }

  private static Content of(LinkedEntity.PullRequest pull) {
    var number = pull.ref().number();
    return new Content.PullRequest(
        Long.toString(number),
        keys(pull.issueKeys()),
        Content.Status.valueOf(pull.state().name()),
        JiraText.line(pull.title(), Limits.TITLE, "#" + number),
        person(pull.author()),
        pull.reviewers().stream().map(LinkedContent::reviewer).toList(),
        Math.max(0, pull.comments()),
        side(pull.sourceBranch(), pull.sourceBranchUrl()),
        side(pull.targetBranch(), pull.targetBranchUrl()),
        JiraUrls.valid(pull.url(), NOWHERE),
        time(pull.updated()),
        "#" + number);
  }

  private static Content of(LinkedEntity.Branch branch) {
    var name = branch.ref().name();
    return new Content.Branch(
        JiraIds.of(name),
        keys(branch.issueKeys()),
        JiraText.line(name, Limits.BRANCH_NAME, "branch"),
        JiraUrls.valid(branch.url(), NOWHERE),
        JiraUrls.valid(branch.createPullRequestUrl()),
        of(branch.head()));
  }

  private static Content.Commit of(LinkedEntity.Commit commit) {
    var hash = commit.ref().sha();
    var files = commit.files().stream().map(LinkedContent::file).filter(Objects::nonNull);
    return new Content.Commit(
        JiraIds.of(hash),
        keys(commit.issueKeys()),
        JiraText.lines(commit.message(), Limits.MESSAGE, "(no message)"),
        person(commit.author()),
        time(commit.authored()),
        JiraText.line(JiraText.cut(hash, SHORT_HASH), Limits.DISPLAY_ID, "commit"),
        commit.merge(),
        Math.max(0, commit.fileCount()),
        JiraUrls.valid(commit.url(), NOWHERE),
        files.limit(Limits.FILES).toList());
  }

  // The address of a file may be too long where the path is; such a file is left out.
  private static Content.@Nullable ChangedFile file(LinkedEntity.ChangedFile file) {
    var path = JiraText.lineOrNull(file.path(), Limits.PATH);
    var url = JiraUrls.valid(file.url());
    return path == null || url == null
        ? null
        : new Content.ChangedFile(
            path,
            url,
            file.change().name(),
            Math.max(0, file.added()),
            Math.max(0, file.removed()));
  }

  private static Content.Reviewer reviewer(LinkedEntity.Reviewer reviewer) {
    var approval =
        switch (reviewer.decision()) {
          case APPROVED -> Content.Approval.APPROVED;
          case CHANGES_REQUESTED -> Content.Approval.NEEDSWORK;
          case PENDING -> Content.Approval.UNAPPROVED;
        };
    return new Content.Reviewer(person(reviewer.person()), approval);
  }

  private static Content.Side side(String branch, String url) {
    return new Content.Side(
        JiraText.line(branch, Limits.PULL_REQUEST_BRANCH, "branch"), JiraUrls.valid(url));
  }

  private static Content.Person person(LinkedEntity.Person person) {
    return new Content.Person(
        JiraText.lineOrNull(person.name(), Limits.PERSON_NAME), JiraText.email(person.email()));
  }

  // The first ones as they were found, then in an order that no edit of a text changes.
  private static List<String> keys(Collection<String> keys) {
    return keys.stream()
        .filter(key -> KEY.matcher(key).matches())
        .filter(key -> key.codePoints().allMatch(Character::isBmpCodePoint))
        .limit(Limits.KEYS)
        .sorted()
        .toList();
  }

  /** UTC in ISO 8601, to the second. */
  private static String time(Instant time) {
    var second = time.truncatedTo(ChronoUnit.SECONDS);
    if (second.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH.toString();
    }
    return (second.isAfter(LAST_TIME) ? LAST_TIME : second).toString();
  }
}
