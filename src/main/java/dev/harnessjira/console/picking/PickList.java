package dev.harnessjira.console.picking;

import dev.harnessjira.console.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of organizations or projects to choose from, or what kept it from being read. */
public record PickList(List<Item> items, boolean hasNext, @Nullable Trouble trouble) {

  /** Something to choose; {@code taken} says why it cannot be. */
  public record Item(
      String path, String label, String name, boolean chosen, @Nullable String taken) {}

  /** A list that could not be read. */
  public static PickList unread(Trouble trouble) {
    return new PickList(List.of(), false, trouble);
  }
}
