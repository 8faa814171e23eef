package dev.harnessjira.harness;

import static dev.harnessjira.harness.HarnessCalls.encode;
import static dev.harnessjira.harness.HarnessCalls.reference;

import dev.harnessjira.harness.HarnessModel.Activity;
import dev.harnessjira.harness.HarnessModel.Branch;
import dev.harnessjira.harness.HarnessModel.CombinedReviewers;
import dev.harnessjira.harness.HarnessModel.Commit;
import dev.harnessjira.harness.HarnessModel.Commits;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessModel.PullRequest;
import dev.harnessjira.harness.HarnessModel.Repository;
import dev.harnessjira.harness.HarnessModel.Reviewer;
import dev.harnessjira.harness.HarnessModel.Space;
import dev.harnessjira.harness.HarnessModel.SpacePullRequest;
import dev.harnessjira.outbound.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads Harness Code: repositories, pull requests, commits, branches, and the organizations and
 * projects they are in. Spaces and repositories are named by path, repositories also by id.
 */
@Component
public class HarnessCode {

  /** The state of a repository that can only be read. */
  private static final int ARCHIVED = 4;

  /** Largest page that Harness gives. */
  public static final int PAGE = 100;

  private final HarnessCalls calls;

  HarnessCode(HarnessCalls calls) {
    this.calls = calls;
  }

  /**
   * Pull requests in any state of a space and all below it that changed after and, unless null,
   * before these times, newest first; at most {@link #PAGE}.
   */
  public HarnessResult<List<SpacePullRequest>> changedPullRequests(
      HarnessAccess access, String space, long after, @Nullable Long before) {
    // This list ignores updated_gt; edited is the same time as updated.
    return calls.list(
        access,
        code(access)
            + "/spaces/"
            + reference(space)
            + "/pullreq?include_subspaces=true&limit="
            + PAGE
            + "&edited_gt="
            + after
            + (before == null ? "" : "&updated_lt=" + before),
        SpacePullRequest.class);
  }

  /**
   * Pull requests in any state of a space and all below it that changed in this millisecond and
   * were made from {@code from} on and before {@code to}; at most {@link #PAGE}.
   */
  public HarnessResult<List<SpacePullRequest>> changedAt(
      HarnessAccess access, String space, long millis, long from, long to) {
    return calls.list(
        access,
        "%s/spaces/%s/pullreq?include_subspaces=true&limit=%d&edited_gt=%d&updated_lt=%d&created_gt=%d&created_lt=%d"
            .formatted(code(access), reference(space), PAGE, millis - 1, millis + 1, from - 1, to),
        SpacePullRequest.class);
  }

  /** Repositories of a space and all below it. */
  public HarnessResult<Listing<Repository>> repositories(
      HarnessAccess access, String space, int page, String query) {
    var path =
        code(access)
            + "/spaces/"
            + reference(space)
            + "/repos?recursive=true&limit="
            + PAGE
            + "&page="
            + page
            + (query.isBlank() ? "" : "&query=" + encode(query));
    return listing(access, path);
  }

  private HarnessResult<Listing<Repository>> listing(HarnessAccess access, String path) {
    return calls.call(
        access,
        HttpMethod.GET,
        path,
        null,
        answer -> {
          List<Repository> items = new ArrayList<>();
          calls.array(calls.tree(answer)).forEach(node -> items.add(repository(node)));
          return new Listing<>(
              items, answer.headers().getFirst("x-next-page") != null, total(answer, items.size()));
        });
  }

  /** Repositories of a space and all below it, those pushed to last first. */
  public HarnessResult<Listing<Repository>> pushedRepositories(
      HarnessAccess access, String space, int page) {
    var path =
        code(access)
            + "/spaces/"
            + reference(space)
            + "/repos?recursive=true&sort=last_git_push&order=desc&limit="
            + PAGE
            + "&page="
            + page;
    return listing(access, path);
  }

  /** A repository by its path or numeric id. */
  public HarnessResult<Repository> repository(HarnessAccess access, String reference) {
    return calls.get(access, repo(access, reference), Repository.class);
  }

  public HarnessResult<PullRequest> pullRequest(
      HarnessAccess access, String repository, long number) {
    return calls.get(access, repo(access, repository) + "/pullreq/" + number, PullRequest.class);
  }

  /** All reviewers that are users. */
  public HarnessResult<List<Reviewer>> reviewers(
      HarnessAccess access, String repository, long number) {
    return calls.list(
        access, repo(access, repository) + "/pullreq/" + number + "/reviewers", Reviewer.class);
  }

  /** All reviewers, users and groups; an older server has no such route. */
  public HarnessResult<CombinedReviewers> combinedReviewers(
      HarnessAccess access, String repository, long number) {
    return calls.get(
        access,
        repo(access, repository) + "/pullreq/" + number + "/reviewers/combined",
        CombinedReviewers.class);
  }

  /** The merge of a pull request in its timeline; none while it is not merged. */
  public HarnessResult<List<Activity>> merges(
      HarnessAccess access, String repository, long number) {
    return calls.list(
        access,
        repo(access, repository) + "/pullreq/" + number + "/activities?kind=system&type=merge",
        Activity.class);
  }

  /** The newest commits of a pull request, newest first, up to {@code most}. */
  public HarnessResult<List<Commit>> pullRequestCommits(
      HarnessAccess access, String repository, long number, int most) {
    List<Commit> all = new ArrayList<>();
    for (var page = 1; all.size() < most; page++) {
      var path =
          repo(access, repository)
              + "/pullreq/"
              + number
              + "/commits?limit="
              + PAGE
              + "&page="
              + page;
      switch (calls.list(access, path, Commit.class)) {
        case HarnessResult.Failed<List<Commit>> failed -> {
          return failed;
        }
        case HarnessResult.Ok<List<Commit>>(var items) -> {
          all.addAll(items);
          if (items.size() < PAGE) {
            return new HarnessResult.Ok<>(first(all, most));
          }
        }
      }
    }
    return new HarnessResult.Ok<>(first(all, most));
  }

  /** A branch; empty when it does not exist. */
  public HarnessResult<Optional<Branch>> branch(
      HarnessAccess access, String repository, String name) {
    var path = repo(access, repository) + "/branches/" + segments(name) + "?include_commit=true";
    return switch (calls.get(access, path, Branch.class)) {
      case HarnessResult.Ok<Branch>(var branch) -> new HarnessResult.Ok<>(Optional.of(branch));
      case HarnessResult.Failed<Branch>(HarnessFailure.Gone gone) ->
          new HarnessResult.Ok<>(Optional.empty());
      case HarnessResult.Failed<Branch>(var failure) -> new HarnessResult.Failed<>(failure);
    };
  }

  /** Branches of a repository with their heads, the last committed to first; pages from 1. */
  public HarnessResult<List<Branch>> branches(HarnessAccess access, String repository, int page) {
    return calls.list(
        access,
        repo(access, repository)
            + "/branches?sort=date&order=desc&include_commit=true&limit="
            + PAGE
            + "&page="
            + page,
        Branch.class);
  }

  /** One commit with its changed files; empty when it does not exist. */
  public HarnessResult<Optional<Commit>> commit(
      HarnessAccess access, String repository, String sha) {
    var path = repo(access, repository) + "/commits?git_ref=" + sha + "&limit=1&include_stats=true";
    return switch (calls.get(access, path, Commits.class)) {
      case HarnessResult.Ok<Commits>(var page) ->
          new HarnessResult.Ok<>(
              page.commits() == null
                  ? Optional.empty()
                  : page.commits().stream().filter(c -> c.sha().equals(sha)).findFirst());
      case HarnessResult.Failed<Commits>(HarnessFailure.Gone gone) ->
          new HarnessResult.Ok<>(Optional.empty());
      case HarnessResult.Failed<Commits>(var failure) -> new HarnessResult.Failed<>(failure);
    };
  }

  /**
   * The newest commits that {@code head} reaches and {@code after} does not, newest first, with
   * their changed files, up to {@code most}; {@code after} is a branch or hash, null for none.
   */
  public HarnessResult<List<Commit>> commits(
      HarnessAccess access, String repository, String head, @Nullable String after, int most) {
    List<Commit> all = new ArrayList<>();
    var size = Math.min(most, PAGE);
    for (var page = 1; all.size() < most; page++) {
      var path =
          repo(access, repository)
              + "/commits?git_ref="
              + encode(head)
              + (after == null ? "" : "&after=" + encode(after))
              + "&include_stats=true&limit="
              + size
              + "&page="
              + page;
      switch (calls.get(access, path, Commits.class)) {
        case HarnessResult.Failed<Commits>(var failure) -> {
          return new HarnessResult.Failed<>(failure);
        }
        case HarnessResult.Ok<Commits>(var answer) -> {
          var items = answer.commits() == null ? List.<Commit>of() : answer.commits();
          all.addAll(items);
          if (items.size() < size) {
            return new HarnessResult.Ok<>(all);
          }
        }
      }
    }
    return new HarnessResult.Ok<>(first(all, most));
  }

  /** Organizations of the account; pages count from 0, {@code size} at most {@link #PAGE}. */
  public HarnessResult<Listing<Space>> organizations(
      HarnessAccess access, int page, int size, String query) {
    return switch (access.dialect()) {
      case PLATFORM -> platform(access, "/ng/api/organizations", "organization", page, size, query);
      case OPEN_SOURCE -> spaces(access, access.account(), page, size, query);
    };
  }

  /** Projects of an organization. */
  public HarnessResult<Listing<Space>> projects(
      HarnessAccess access, String organization, int page, int size, String query) {
    return switch (access.dialect()) {
      case PLATFORM ->
          platform(
              access,
              "/ng/api/projects?orgIdentifier=" + encode(organization),
              "project",
              page,
              size,
              query);
      case OPEN_SOURCE -> spaces(access, access.account() + "/" + organization, page, size, query);
    };
  }

  private HarnessResult<Listing<Space>> platform(
      HarnessAccess access, String path, String member, int page, int size, String query) {
    var uri =
        path
            + (path.contains("?") ? "&" : "?")
            + "accountIdentifier="
            + encode(access.account())
            + "&pageIndex="
            + page
            + "&pageSize="
            + size
            + (query.isBlank() ? "" : "&searchTerm=" + encode(query));
    return calls.call(
        access,
        HttpMethod.GET,
        uri,
        null,
        answer -> {
          var data = calls.tree(answer).path("data");
          var items = items(calls.array(data.path("content")), node -> node.path(member), "name");
          return new Listing<>(
              items,
              page + 1 < data.path("totalPages").asInt(0),
              data.path("totalItems").asLong(items.size()));
        });
  }

  private HarnessResult<Listing<Space>> spaces(
      HarnessAccess access, String parent, int page, int size, String query) {
    var uri =
        code(access)
            + "/spaces/"
            + reference(parent)
            + "/spaces?page="
            + (page + 1)
            + "&limit="
            + size
            + (query.isBlank() ? "" : "&query=" + encode(query));
    return calls.call(
        access,
        HttpMethod.GET,
        uri,
        null,
        answer -> {
          var items = items(calls.array(calls.tree(answer)), node -> node, "identifier");
          return new Listing<>(
              items, answer.headers().getFirst("x-next-page") != null, total(answer, items.size()));
        });
  }

  private static long total(Exchange.Answered answer, int otherwise) {
    var total = answer.headers().getFirst("x-total");
    return total != null && total.matches("\\d{1,18}") ? Long.parseLong(total) : otherwise;
  }

  private static List<Space> items(
      JsonNode array, Function<JsonNode, JsonNode> member, String name) {
    List<Space> items = new ArrayList<>();
    for (var node : array) {
      var item = member.apply(node);
      var identifier = item.path("identifier").asString("");
      items.add(new Space(identifier, item.path(name).asString(identifier)));
    }
    return items;
  }

  private static Repository repository(JsonNode node) {
    return new Repository(
        node.path("id").asLong(),
        node.path("path").asString(""),
        node.path("identifier").asString(""),
        node.path("default_branch").asStringOpt().orElse(null),
        node.path("created").asLong(0),
        node.path("last_git_push").asLong(0),
        node.path("archived").asBoolean(false) || node.path("state").asInt(0) == ARCHIVED);
  }

  static String code(HarnessAccess access) {
    return switch (access.dialect()) {
      case PLATFORM -> "/code/api/v1";
      case OPEN_SOURCE -> "/api/v1";
    };
  }

  static String repo(HarnessAccess access, String reference) {
    var numeric = reference.chars().allMatch(Character::isDigit);
    return code(access) + "/repos/" + (numeric ? reference : reference(reference));
  }

  private static String segments(String name) {
    var encoded = new StringBuilder();
    for (var segment : name.split("/", -1)) {
      encoded.append(encoded.isEmpty() ? "" : "/").append(encode(segment));
    }
    return encoded.toString();
  }

  private static List<Commit> first(List<Commit> all, int most) {
    return all.size() <= most ? all : List.copyOf(all.subList(0, most));
  }

  /** Lower-case state as the remote has it. */
  static String lower(@Nullable String value) {
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }
}
