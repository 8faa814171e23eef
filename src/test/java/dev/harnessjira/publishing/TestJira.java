package dev.harnessjira.publishing;

import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.publishing.domain.DevelopmentInformation;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.HeldByJira;
import dev.harnessjira.publishing.domain.Item;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Submission;
import dev.harnessjira.publishing.domain.Taken;
import dev.harnessjira.scope.ConnectionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The simulated Jira over the gateway, which can also fail some entities of a submission. */
final class TestJira implements DevelopmentInformation {

  private final DevelopmentInformation remote;
  private Predicate<Submission> when = submission -> false;
  private Predicate<Item> failing = item -> false;

  TestJira(DevelopmentInformation remote) {
    this.remote = remote;
  }

  /** Fails these entities of such submissions and takes the others. */
  void fail(Predicate<Submission> submissions, Predicate<Item> items) {
    when = submissions;
    failing = items;
  }

  @Override
  public Reply<Taken> submit(DevInfoAccess access, Submission submission) {
    if (!when.test(submission)) {
      return remote.submit(access, submission);
    }
    Map<EntityKey, String> failed = new HashMap<>();
    submission.items().stream()
        .filter(failing)
        .forEach(item -> failed.put(item.entity().key(), "It does not please Jira"));
    var rest = submission.items().stream().filter(failing.negate()).toList();
    if (!rest.isEmpty()) {
      assertTaken(remote.submit(access, submission.with(rest)));
    }
    return new Reply.Answered<>(new Taken(failed, Set.of()));
  }

  private static void assertTaken(Reply<Taken> reply) {
    if (!(reply instanceof Reply.Answered<Taken>)) {
      throw new AssertionError(reply.toString());
    }
  }

  @Override
  public Reply<Boolean> delete(DevInfoAccess access, EntityKey entity, long upTo) {
    return remote.delete(access, entity, upTo);
  }

  @Override
  public Reply<Boolean> deleteConnection(DevInfoAccess access, ConnectionId connection) {
    return remote.deleteConnection(access, connection);
  }

  @Override
  public Reply<Boolean> holdsConnection(DevInfoAccess access, ConnectionId connection) {
    return remote.holdsConnection(access, connection);
  }

  @Override
  public Reply<Boolean> deleteRepository(
      DevInfoAccess access, String repository, @Nullable Long upTo) {
    return remote.deleteRepository(access, repository, upTo);
  }

  @Override
  public Reply<HeldByJira> holding(DevInfoAccess access, String repository) {
    return remote.holding(access, repository);
  }

  @Override
  public Reply<Boolean> holdsRepository(
      DevInfoAccess access, String repository, @Nullable Long upTo) {
    return remote.holdsRepository(access, repository, upTo);
  }
}
