package dev.harnessjira.harness;

import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.NotAccountAdmin;
import dev.harnessjira.harness.Inspection.NotHarness;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.harness.Inspection.RootSpace;
import dev.harnessjira.harness.Inspection.Scopes;
import dev.harnessjira.harness.Inspection.TokenExpired;
import dev.harnessjira.harness.Inspection.TokenOwner;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.harness.Probe.Reply;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at a token of a Harness Open Source server and at the root spaces its owner may connect.
 */
@Component
class OpenSourceServer {

  private static final Scopes CHOOSE_FIRST = new Scopes(List.of(), "Choose a root space first.");

  private final Probe probe;
  private final RootSpaces spaces;
  private final HarnessCalls calls;

  OpenSourceServer(Probe probe, RootSpaces spaces, HarnessCalls calls) {
    this.probe = probe;
    this.spaces = spaces;
    this.calls = calls;
  }

  /** The account of {@code access} is the root space to look at; empty when none is chosen yet. */
  Inspection inspect(HarnessAccess access) {
    return switch (probe.get(access, "/api/v1/user")) {
      case Reply.Stopped(var problem) -> problem;
      case Reply.Answer answer when !isOpenSource(answer) -> new NotHarness(access.baseUrl());
      case Reply.Answer answer when answer.ok() -> user(access, answer);
      case Reply.Answer answer -> refusedOrService(access, answer);
    };
  }

  /** Whether such a server answers there, whatever it thinks of the token. */
  boolean isThere(HarnessAccess access) {
    return probe.get(access, "/api/v1/user") instanceof Reply.Answer answer && isOpenSource(answer);
  }

  private static boolean isOpenSource(Reply.Answer answer) {
    var json = answer.json();
    return answer.ok()
        ? json.path("uid").isString()
        : json.path("message").isString() && json.path("code").isMissingNode();
  }

  private Inspection user(HarnessAccess access, Reply.Answer answer) {
    var user = answer.json();
    var uid = user.path("uid").asString("");
    var owner =
        new TokenOwner(
            uid,
            user.path("display_name").asString(uid),
            TokenOwner.Kind.USER,
            OpenSourceToken.read(access.token()).expiresAt());
    var admin = user.path("admin").asBoolean(false);
    return choose(access, owner, spaces.ofUser(access, admin));
  }

  /** Only people are users: a service account's token is good although it is nobody's. */
  private Inspection refusedOrService(HarnessAccess access, Reply.Answer answer) {
    var token = OpenSourceToken.read(access.token());
    if (answer.status() == 404 && token.ofServiceAccount()) {
      var owner =
          new TokenOwner(
              token.principal(),
              "service account " + token.principal(),
              TokenOwner.Kind.SERVICE_ACCOUNT,
              token.expiresAt());
      return choose(access, owner, spaces.ofServiceAccount(access));
    }
    return refused(token, answer);
  }

  private Problem refused(OpenSourceToken token, Reply.Answer answer) {
    var expiresAt = token.expiresAt();
    return expiresAt != null && expiresAt.isBefore(calls.now())
        ? new TokenExpired(expiresAt)
        : new TokenRefused(answer.detail());
  }

  private static Inspection choose(HarnessAccess access, TokenOwner owner, RootSpaces.Found found) {
    return switch (found) {
      case RootSpaces.Found.Stopped(var problem) -> problem;
      case RootSpaces.Found.Owned(var owned) -> chosen(access, owner, owned);
    };
  }

  private static Inspection chosen(HarnessAccess access, TokenOwner owner, List<RootSpace> owned) {
    var wanted = access.account();
    var named = owned.stream().filter(s -> s.path().equalsIgnoreCase(wanted)).findFirst();
    if (owned.isEmpty() || (!wanted.isEmpty() && named.isEmpty())) {
      return new NotAccountAdmin(wanted, List.of("space_owner"));
    }
    var open = new Found(access, "", owner, CHOOSE_FIRST, owned);
    return named
        .or(() -> owned.size() == 1 ? Optional.of(owned.getFirst()) : Optional.empty())
        .map(open::in)
        .orElse(open);
  }
}
