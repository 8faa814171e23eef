package dev.harnessjira.tenancy;

import dev.harnessjira.sandbox.http.Faults.Kind;
import java.util.stream.Stream;

/** Everything that can go wrong with a call and says neither yes nor no. */
final class Troubles {

  private Troubles() {}

  static Stream<Kind> all() {
    return Stream.of(
        new Kind.Status(400, null),
        new Kind.Status(401, null),
        new Kind.Status(429, 2),
        new Kind.Status(500, null),
        new Kind.Status(503, 1),
        new Kind.Garbage(),
        new Kind.CutBefore(),
        new Kind.CutAfter());
  }

  /** Those that are no answer of 401. */
  static Stream<Kind> undecided() {
    return all().filter(kind -> !(kind instanceof Kind.Status status && status.status() == 401));
  }
}
