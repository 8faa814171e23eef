package dev.harnessjira.console.audit;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail.Filter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What is looked for, as it was typed; what cannot be understood narrows nothing. */
record AuditQuestion(
    @Nullable String act, @Nullable String words, @Nullable String from, @Nullable String to) {

  Filter filter() {
    return new Filter(known(act), text(words), day(from), day(to));
  }

  public boolean narrows() {
    return !filter().equals(Filter.ALL);
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  private static @Nullable Act known(@Nullable String name) {
    return Arrays.stream(Act.values())
        .filter(act -> act.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The address of the same question at another path. */
  UriComponentsBuilder at(String path) {
    return UriComponentsBuilder.fromPath(path)
        .queryParam("act", text(act))
        .queryParam("words", text(words))
        .queryParam("from", text(from))
        .queryParam("to", text(to))
        .encode();
  }
}
