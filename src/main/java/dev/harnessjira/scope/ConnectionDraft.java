package dev.harnessjira.scope;

import dev.harnessjira.harness.HarnessAccess;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that an administrator prepares, after its token was found to be an Account Admin's.
 * {@code note} is what to tell about the address; {@code others} says why not more scope types are
 * offered. {@code type} and {@code targets} are chosen later.
 */
public record ConnectionDraft(
    HarnessAccess access,
    String accountName,
    Owner owner,
    List<ScopeType> offered,
    String others,
    String note,
    @Nullable ScopeType type,
    List<Target> targets,
    ConnectionOptions options) {

  public ConnectionDraft(
      HarnessAccess access,
      String accountName,
      Owner owner,
      List<ScopeType> offered,
      String others,
      String note,
      @Nullable ScopeType type,
      List<Target> targets) {
    this(
        access,
        accountName,
        owner,
        offered,
        others,
        note,
        type,
        targets,
        ConnectionOptions.usual());
  }

  /** Whose token it is; {@code expires} is null when it never does or nobody tells. */
  public record Owner(String name, boolean serviceAccount, @Nullable Instant expires) {}

  /** What to cover: an account, organization or project, by its path from the account on. */
  public record Target(String path, String name) {}

  public ConnectionDraft with(@Nullable ScopeType type, List<Target> targets) {
    return new ConnectionDraft(
        access, accountName, owner, offered, others, note, type, targets, options);
  }

  public ConnectionDraft with(ConnectionOptions chosen) {
    return new ConnectionDraft(
        access, accountName, owner, offered, others, note, type, targets, chosen);
  }

  @Override
  public String toString() {
    return "ConnectionDraft[" + access + ", " + type + ", " + targets + "]";
  }
}
