package dev.harnessjira.sandbox.pages;

import dev.harnessjira.sandbox.http.Reply;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A piece of a page. What is put into a template is escaped, unless it is a piece itself. */
public record Html(String text) {

  public static final Html NOTHING = new Html("");

  private static final String PLACE = "{}";

  /** Puts the values, in order, in the places of <code>{}</code>; null leaves the place empty. */
  public static Html of(String template, @Nullable Object... values) {
    var page = new StringBuilder();
    var from = 0;
    for (var value : values) {
      var place = template.indexOf(PLACE, from);
      if (place < 0) {
        throw new IllegalArgumentException("More values than places: " + template);
      }
      page.append(template, from, place).append(piece(value));
      from = place + PLACE.length();
    }
    if (template.indexOf(PLACE, from) >= 0) {
      throw new IllegalArgumentException("Fewer values than places: " + template);
    }
    return new Html(page.append(template, from, template.length()).toString());
  }

  public static <T> Html each(Collection<T> items, Function<T, Html> piece) {
    return new Html(items.stream().map(piece).map(Html::text).collect(Collectors.joining()));
  }

  public static Html when(boolean condition, Html piece) {
    return condition ? piece : NOTHING;
  }

  public Html and(Html next) {
    return new Html(text + next.text);
  }

  private static String piece(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Html html -> html.text();
      default -> Reply.escape(value.toString());
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
