package dev.harnessjira.sandbox.harness.wire;

import dev.harnessjira.sandbox.harness.model.Identity;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Signature;
import dev.harnessjira.sandbox.harness.model.World;
import java.time.format.DateTimeFormatter;

/** The JSON objects that payloads and REST answers have in common. */
public final class Shapes {

  private Shapes() {}

  public static Fields principal(Principal principal) {
    return Fields.of("id", principal.id())
        .and("uid", principal.uid())
        .and("display_name", principal.displayName())
        .and("email", principal.email())
        .and("type", principal.kind().wire())
        .and("created", principal.created())
        .and("updated", principal.created());
  }

  /** Where the real server no longer finds whom it means, every field is empty. */
  public static Fields principal(World world, Principal principal) {
    return world.knows(principal) ? principal(principal) : nobody();
  }

  private static Fields nobody() {
    return Fields.of("id", 0)
        .and("uid", "")
        .and("display_name", "")
        .and("email", "")
        .and("type", "")
        .and("created", 0)
        .and("updated", 0);
  }

  public static Fields signature(Signature signature) {
    return Fields.of("identity", identity(signature.identity()))
        .and("when", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(signature.when()));
  }

  private static Fields identity(Identity identity) {
    return Fields.of("name", identity.name()).and("email", identity.email());
  }
}
