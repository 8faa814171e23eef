package dev.harnessjira.console.wizard;

import dev.harnessjira.console.picking.Times;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDraft.Owner;

/** A draft as the pages show it; never its token. */
record DraftPage(
    String accountName, String server, String owner, String expires, String addressNote) {

  static DraftPage of(ConnectionDraft draft) {
    return new DraftPage(
        draft.accountName(),
        draft.access().baseUrl().toString(),
        owner(draft.owner()),
        expires(draft.owner()),
        draft.note());
  }

  private static String owner(Owner owner) {
    if (!owner.serviceAccount()) {
      return owner.name() + " (a person)";
    }
    return owner.name().startsWith("service account")
        ? owner.name()
        : owner.name() + " (service account)";
  }

  private static String expires(Owner owner) {
    return owner.expires() == null
        ? "No expiry date is known"
        : "Expires on " + Times.date(owner.expires());
  }
}
