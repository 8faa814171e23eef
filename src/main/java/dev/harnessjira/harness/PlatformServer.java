package dev.harnessjira.harness;

import static dev.harnessjira.harness.HarnessCalls.encode;
import static dev.harnessjira.harness.HarnessCalls.reference;

import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.NoCodeModule;
import dev.harnessjira.harness.Inspection.NotAccountAdmin;
import dev.harnessjira.harness.Inspection.NotHarness;
import dev.harnessjira.harness.Inspection.OtherAccount;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.harness.Inspection.Scopes;
import dev.harnessjira.harness.Inspection.TokenExpired;
import dev.harnessjira.harness.Inspection.TokenOwner;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.harness.Probe.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks at a token of the Harness platform: whose it is, what its owner may, what is there. */
@Component
class PlatformServer {

  private final Probe probe;
  private final AccountRights rights;
  private final HarnessCalls calls;

  PlatformServer(Probe probe, AccountRights rights, HarnessCalls calls) {
    this.probe = probe;
    this.rights = rights;
    this.calls = calls;
  }

  Inspection inspect(HarnessAccess access) {
    return switch (validate(access)) {
      case Reply.Stopped(var problem) -> problem;
      case Reply.Answer answer when !isPlatform(answer) -> new NotHarness(access.baseUrl());
      case Reply.Answer answer when !answer.ok() -> refused(answer);
      case Reply.Answer answer -> validated(access, answer.json().path("data"));
    };
  }

  /** Whether a platform answers there, whatever it thinks of the token. */
  boolean isThere(HarnessAccess access) {
    return validate(access) instanceof Reply.Answer answer && isPlatform(answer);
  }

  private Reply validate(HarnessAccess access) {
    var path = "/ng/api/token/validate?accountIdentifier=" + encode(access.account());
    return probe.post(access, path, access.token());
  }

  private static boolean isPlatform(Reply.Answer answer) {
    var json = answer.json();
    return json.path("status").isString() || json.path("code").isString();
  }

  private static Problem refused(Reply.Answer answer) {
    var words = answer.json().path("code").asString("") + " " + answer.detail();
    return words.toLowerCase(Locale.ROOT).contains("expired")
        ? new TokenExpired(null)
        : new TokenRefused(answer.detail());
  }

  private Inspection validated(HarnessAccess access, JsonNode token) {
    var expiresAt = expiry(token);
    if (expiresAt != null && expiresAt.isBefore(calls.now())) {
      return new TokenExpired(expiresAt);
    }
    if (!token.path("valid").asBoolean(false)) {
      return new TokenRefused("Harness says that the token is not valid");
    }
    var account = token.path("accountIdentifier").asString(access.account());
    if (!account.equals(access.account())) {
      return new OtherAccount(account, access.account());
    }
    return named(access, owner(token, expiresAt));
  }

  /** 0 stands for never; a rotated token ends earlier than it was made for. */
  private static @Nullable Instant expiry(JsonNode token) {
    var scheduled = token.path("scheduledExpireTime").asLong(0);
    var millis = scheduled > 0 ? scheduled : token.path("validTo").asLong(0);
    return millis > 0 ? Instant.ofEpochMilli(millis) : null;
  }

  private static TokenOwner owner(JsonNode token, @Nullable Instant expiresAt) {
    var service = token.path("apiKeyType").asString("").equals("SERVICE_ACCOUNT");
    var id = token.path("parentIdentifier").asString("");
    return new TokenOwner(
        id,
        first(token.path("username"), token.path("email"), id),
        service ? TokenOwner.Kind.SERVICE_ACCOUNT : TokenOwner.Kind.USER,
        expiresAt);
  }

  private Inspection named(HarnessAccess access, TokenOwner owner) {
    var account = encode(access.account());
    var path = "/ng/api/accounts/" + account + "?accountIdentifier=" + account;
    return switch (probe.get(access, path)) {
      case Reply.Stopped(CannotVerify unnamed) -> admin(access, owner, access.account());
      case Reply.Stopped(var problem) -> problem;
      case Reply.Answer answer -> {
        var data = answer.json().path("data");
        var name = first(data.path("name"), data.path("companyName"), access.account());
        yield admin(access, owner, name);
      }
    };
  }

  private Inspection admin(HarnessAccess access, TokenOwner owner, String name) {
    return switch (rights.ofAdmin(access, owner)) {
      case AccountRights.Verdict.Stopped(var problem) -> problem;
      case AccountRights.Verdict.Held(var missing) when missing.isEmpty() ->
          withCode(access, owner, name);
      case AccountRights.Verdict.Held(var missing) -> new NotAccountAdmin(name, missing);
    };
  }

  private Inspection withCode(HarnessAccess access, TokenOwner owner, String name) {
    var path = "/code/api/v1/spaces/" + reference(access.account()) + "/repos?limit=1";
    return switch (probe.get(access, path)) {
      case Reply.Stopped(var problem) -> problem;
      case Reply.Answer answer when answer.ok() && answer.json().isArray() ->
          new Found(access, name, owner, Scopes.ALL, List.of());
      case Reply.Answer answer when answer.status() == 401 -> new TokenRefused(answer.detail());
      case Reply.Answer answer -> new NoCodeModule(name, answer.detail());
    };
  }

  private static String first(JsonNode one, JsonNode other, String otherwise) {
    var name = one.asString("");
    return name.isBlank() ? other.asString(otherwise) : name;
  }
}
