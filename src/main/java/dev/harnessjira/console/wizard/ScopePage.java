package dev.harnessjira.console.wizard;

import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.harness.Inspection.RootSpace;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ScopeType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scope types, and the root spaces of a Harness Open Source server, to choose from. */
record ScopePage(List<SpaceChoice> rootSpaces, List<TypeChoice> types, String others) {

  /** A root space; {@code note} says what it can be connected as. */
  record SpaceChoice(String path, String name, String note, boolean chosen) {}

  /** A scope type; one that is not offered is shown but cannot be chosen. */
  record TypeChoice(String value, String name, String meaning, boolean offered, boolean chosen) {}

  static ScopePage of(
      ConnectionDraft draft, List<RootSpace> spaces, @Nullable ScopeType wanted, String space) {
    var offered = offered(draft, spaces);
    var types =
        Arrays.stream(ScopeType.values())
            .map(type ->
                new TypeChoice(
                    type.name(),
                    ScopeWords.name(type),
                    ScopeWords.meaning(type, draft.access().dialect()),
                    offered.contains(type),
                    type == wanted && offered.contains(type)))
            .toList();
    var choices = spaces.stream().map(it -> choice(it, it.path().equals(space))).toList();
    return new ScopePage(choices, types, others(draft, spaces, offered));
  }

  private static Set<ScopeType> offered(ConnectionDraft draft, List<RootSpace> spaces) {
    var offered = EnumSet.noneOf(ScopeType.class);
    offered.addAll(draft.offered());
    spaces.forEach(space -> offered.addAll(FoundDraft.types(space.scopes().available())));
    return offered;
  }

  private static String others(
      ConnectionDraft draft, List<RootSpace> spaces, Set<ScopeType> offered) {
    if (offered.size() == ScopeType.values().length) {
      return "";
    }
    return spaces.isEmpty() ? draft.others() : spaces.getFirst().scopes().others();
  }

  private static SpaceChoice choice(RootSpace space, boolean chosen) {
    var note = space.nesting() ? "All scope types" : "Whole account only: it has no spaces in it";
    return new SpaceChoice(space.path(), space.name(), note, chosen);
  }
}
