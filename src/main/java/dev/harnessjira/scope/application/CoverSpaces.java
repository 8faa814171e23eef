package dev.harnessjira.scope.application;

import static java.util.stream.Collectors.toSet;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.scope.ConnectScope.TakenScope;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.Claim;
import dev.harnessjira.scope.domain.ClaimedPath;
import dev.harnessjira.scope.domain.Claims;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.CoveredSpaces.NewWebhook;
import dev.harnessjira.work.DurableWork;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Claims spaces and covers them, in the current transaction; durable work registers webhooks. */
@Service
class CoverSpaces {

  private static final int DEEPEST = 3;

  private final Claims claims;
  private final CoveredSpaces spaces;
  private final DurableWork work;
  private final Clock clock;
  private final AnnounceCoverages announce;
  private final WebhookSecrets secrets = new WebhookSecrets();

  CoverSpaces(
      Claims claims,
      CoveredSpaces spaces,
      AnnounceCoverages announce,
      DurableWork work,
      Clock clock) {
    this.announce = announce;
    this.claims = claims;
    this.spaces = spaces;
    this.work = work;
    this.clock = clock;
  }

  /** Coverages to be, each space once; and their claims. */
  record Plan(List<Coverage> coverages, List<Claim> claims) {}

  Plan plan(Connection connection, List<Target> targets) {
    var access = connection.server().with("");
    Map<ClaimedPath, Coverage> wanted = new LinkedHashMap<>();
    for (var target : targets) {
      wanted.putIfAbsent(claimed(connection, access, target), coverage(connection, target));
    }
    var claims =
        wanted.entrySet().stream()
            .map(it -> new Claim(it.getValue().id(), it.getValue().path(), it.getKey()))
            .toList();
    return new Plan(List.copyOf(wanted.values()), claims);
  }

  private static ClaimedPath claimed(Connection connection, HarnessAccess access, Target target) {
    var depth = target.path().split("/", DEEPEST + 1).length;
    if (depth != connection.type().ordinal() + 1) {
      throw new IllegalArgumentException(target.path() + " is no " + connection.type());
    }
    return ClaimedPath.of(access, target.path());
  }

  private static Coverage coverage(Connection connection, Target target) {
    return new Coverage(
        connection.site(),
        connection.id(),
        CoverageId.random(),
        connection.type(),
        target.path(),
        target.name());
  }

  /** Claims all of the plan or nothing; tells what is in the way. */
  List<TakenScope> claim(Connection connection, Plan plan) {
    return claims.claim(connection.site(), plan.claims());
  }

  /**
   * Adds what was claimed to a connection that is stored. Without webhooks there is nothing to wait
   * for, so it is told at once.
   */
  void add(Connection connection, Plan plan) {
    var now = clock.instant();
    var webhooks = connection.options().webhooks();
    for (var coverage : plan.coverages()) {
      spaces.add(coverage, new NewWebhook(secrets.registration(), secrets.secret()), webhooks, now);
    }
    if (webhooks) {
      work.due(KeepWebhooks.TASK, Owners.of(connection.site(), connection.id()), now);
    } else {
      announce.withoutWebhooks(
          connection, plan.coverages().stream().map(Coverage::id).collect(toSet()));
    }
  }
}
