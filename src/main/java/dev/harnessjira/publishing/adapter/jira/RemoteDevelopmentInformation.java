package dev.harnessjira.publishing.adapter.jira;

import dev.harnessjira.jira.DevInfo;
import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.jira.DevInfoAnswer;
import dev.harnessjira.jira.DevInfoRepository;
import dev.harnessjira.jira.JiraFailure;
import dev.harnessjira.jira.JiraResult;
import dev.harnessjira.jira.RateLimit;
import dev.harnessjira.publishing.domain.DevelopmentInformation;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.HeldByJira;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.Limit;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.publishing.domain.Submission;
import dev.harnessjira.publishing.domain.Taken;
import dev.harnessjira.scope.ConnectionId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Development information over the gateway. */
@Component
class RemoteDevelopmentInformation implements DevelopmentInformation {

  /** The only property of what we write. */
  private static final String CONNECTION = "connection";

  private final DevInfo devInfo;

  RemoteDevelopmentInformation(DevInfo devInfo) {
    this.devInfo = devInfo;
  }

  @Override
  public Reply<Taken> submit(DevInfoAccess access, Submission submission) {
    return reply(
        devInfo.submit(access, new SubmissionBody(submission).body()),
        answer -> taken(submission, answer));
  }

  @Override
  public Reply<Boolean> delete(DevInfoAccess access, EntityKey entity, long upTo) {
    return reply(
        devInfo.deleteEntity(
            access, entity.jiraRepository(), type(entity.kind()), entity.id(), upTo),
        done -> done);
  }

  @Override
  public Reply<Boolean> deleteConnection(DevInfoAccess access, ConnectionId connection) {
    return reply(devInfo.deleteByProperty(access, CONNECTION, connection.toString()), done -> done);
  }

  @Override
  public Reply<Boolean> holdsConnection(DevInfoAccess access, ConnectionId connection) {
    return reply(
        devInfo.existsByProperty(access, CONNECTION, connection.toString()), there -> there);
  }

  @Override
  public Reply<Boolean> deleteRepository(
      DevInfoAccess access, String repository, @Nullable Long upTo) {
    return reply(
        upTo == null
            ? devInfo.deleteRepository(access, repository)
            : devInfo.deleteRepository(access, repository, upTo),
        done -> done);
  }

  @Override
  public Reply<HeldByJira> holding(DevInfoAccess access, String repository) {
    return switch (devInfo.repository(access, repository)) {
      case JiraResult.Ok<DevInfoRepository>(var there) -> new Reply.Answered<>(held(there));
      case JiraResult.Failed<DevInfoRepository>(JiraFailure.Gone gone) ->
          new Reply.Answered<>(HeldByJira.NOTHING);
      case JiraResult.Failed<DevInfoRepository>(var failure) ->
          new Reply.Troubled<>(trouble(failure));
    };
  }

  private static HeldByJira held(DevInfoRepository there) {
    var entities =
        there.entities().stream()
            .map(held ->
                new HeldByJira.Held(
                    Kind.valueOf(held.type().toUpperCase(Locale.ROOT)),
                    held.id(),
                    held.sequence(),
                    held.namesIssues()))
            .toList();
    return new HeldByJira(there.sequence(), there.complete(), entities);
  }

  @Override
  public Reply<Boolean> holdsRepository(
      DevInfoAccess access, String repository, @Nullable Long upTo) {
    // Asked only after a deletion that the site accepted, so 404 means the repository.
    return switch (devInfo.repository(access, repository)) {
      case JiraResult.Ok<DevInfoRepository>(var there) ->
          new Reply.Answered<>(upTo == null || there.oldest() <= upTo);
      case JiraResult.Failed<DevInfoRepository>(JiraFailure.Gone gone) ->
          new Reply.Answered<>(false);
      case JiraResult.Failed<DevInfoRepository>(var failure) ->
          new Reply.Troubled<>(trouble(failure));
    };
  }

  static Taken taken(Submission submission, DevInfoAnswer answer) {
    Map<EntityKey, String> failed = new HashMap<>();
    for (var item : submission.items()) {
      var words = refusal(item.key(), answer);
      if (words != null) {
        failed.put(item.key(), words);
      }
    }
    return new Taken(failed, answer.unknownIssueKeys());
  }

  // A repository that is refused as a whole takes along whatever Jira does not call accepted.
  private static @Nullable String refusal(EntityKey key, DevInfoAnswer answer) {
    var repository = key.jiraRepository();
    var entity = new DevInfoAnswer.Entity(repository, type(key.kind()), key.id());
    var words = answer.failed().get(entity);
    return words != null || answer.accepted().contains(entity)
        ? words
        : answer.failed().get(DevInfoAnswer.Entity.repository(repository));
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case COMMIT -> "commit";
      case BRANCH -> "branch";
      case PULL_REQUEST -> "pull_request";
      case REPOSITORY -> throw new IllegalStateException("A repository has no type");
    };
  }

  private static <T, R> Reply<R> reply(JiraResult<T> result, Function<T, R> translate) {
    return switch (result) {
      case JiraResult.Ok<T>(var value) -> new Reply.Answered<>(translate.apply(value));
      case JiraResult.Failed<T>(var failure) -> new Reply.Troubled<>(trouble(failure));
    };
  }

  private static Trouble trouble(JiraFailure failure) {
    return switch (failure) {
      case JiraFailure.Unauthorized(var words) -> new Trouble.TokenRefused(words);
      case JiraFailure.Forbidden(var words) -> new Trouble.NotAllowed(words);
      case JiraFailure.Gone(var words) -> new Trouble.SiteGone(words);
      case JiraFailure.Throttled(var at, var limit, var words) ->
          new Trouble.Throttled(words, at, limit(limit));
      case JiraFailure.TooLarge(var words) -> new Trouble.TooLarge(words);
      case JiraFailure.Refused(var status, var words) -> new Trouble.Refused(words);
      case JiraFailure.Unavailable(var words, var at) -> new Trouble.Unavailable(words, at);
    };
  }

  private static Limit limit(RateLimit limit) {
    return switch (limit) {
      case BURST -> Limit.BURST;
      case ISSUE -> Limit.ISSUE;
      case SITE_QUOTA -> Limit.SITE_QUOTA;
      case APP_QUOTA -> Limit.APP_QUOTA;
      case UNNAMED -> Limit.UNNAMED;
    };
  }
}
