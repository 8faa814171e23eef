package dev.harnessjira.console.wizard;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.Level;
import dev.harnessjira.harness.Inspection.TokenOwner;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ScopeType;
import java.util.List;

/** Turns what an address and a token lead to into a draft. */
final class FoundDraft {

  private FoundDraft() {}

  /** The draft, with a note on what was taken out of the address as it was typed. */
  static ConnectionDraft of(Found found, String typed) {
    return drafted(found, note(found, typed));
  }

  /** The same draft, now of this root space; what was chosen in another one is forgotten. */
  static ConnectionDraft in(Found found, ConnectionDraft draft) {
    var same = found.access().account().equals(draft.access().account());
    var now = drafted(found, draft.note());
    return same ? now.with(draft.type(), draft.targets()) : now;
  }

  static List<ScopeType> types(List<Level> levels) {
    return levels.stream().map(FoundDraft::type).toList();
  }

  private static ConnectionDraft drafted(Found found, String note) {
    var scopes = found.scopes();
    return new ConnectionDraft(
        found.access(),
        found.accountName(),
        owner(found.owner()),
        types(scopes.available()),
        scopes.others(),
        note,
        null,
        List.of());
  }

  private static Owner owner(TokenOwner owner) {
    var service = owner.kind() == TokenOwner.Kind.SERVICE_ACCOUNT;
    return new Owner(owner.name(), service, owner.expiresAt());
  }

  private static ScopeType type(Level level) {
    return switch (level) {
      case ACCOUNT -> ScopeType.ACCOUNT;
      case ORGANIZATION -> ScopeType.ORGANIZATION;
      case PROJECT -> ScopeType.PROJECT;
    };
  }

  private static String note(Found found, String typed) {
    var server = found.access().baseUrl().toString();
    var host = typed.strip().replaceAll("^[A-Za-z]+://", "");
    var hasMore = host.matches("[^/?#]+/*[/?#].*[^/].*");
    if (!hasMore) {
      return "";
    }
    var account = found.access().account();
    if (account.isEmpty()) {
      return "From the address that you entered, we use " + server + ".";
    }
    var noun = found.access().dialect() == Dialect.PLATFORM ? "the account " : "the root space ";
    return "From the address that you entered, we use " + server + " and " + noun + account + ".";
  }
}
