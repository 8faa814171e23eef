package dev.harnessjira.console.site;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.Times;
import dev.harnessjira.tenancy.SiteView.StandIn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An administrator who stands in; {@code mine} is whether it is the person who looks. */
record StandInRow(
    String name, boolean mine, Lozenge status, Instant since, @Nullable String remark) {

  static StandInRow of(StandIn standIn, SignedIn me) {
    return new StandInRow(
        standIn.name(),
        standIn.account().equals(me.account()),
        standIn.reason() == null ? Lozenge.success("Ready") : Lozenge.warning("Can’t take over"),
        standIn.since(),
        remark(standIn));
  }

  private static @Nullable String remark(StandIn standIn) {
    if (standIn.reason() != null) {
      return "Why: " + standIn.reason() + ". To change that, they sign in here again.";
    }
    return standIn.mayEnd() == null
        ? null
        : "Their authorization may end on "
            + Times.date(standIn.mayEnd())
            + " unless they sign in here again before.";
  }
}
