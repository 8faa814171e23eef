package dev.harnessjira.console.audit;

import dev.harnessjira.audit.AuditTrail.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Entries as comma-separated values, which spreadsheets take for text and for nothing else. */
class AuditFile implements AutoCloseable {

  /** A cell that begins with one of these is a formula to a spreadsheet. */
  private static final String FORMULA = "=+-@\t\r";

  private final CSVPrinter csv;

  AuditFile(Writer out) throws IOException {
    csv =
        new CSVPrinter(
            out,
            CSVFormat.RFC4180
                .builder()
                .setHeader("Time (UTC)", "What", "About", "Who", "Account", "From")
                .get());
  }

  void add(Entry entry) {
    var who = entry.actor();
    try {
      csv.printRecord(
          entry.at(),
          entry.act().words(),
          text(entry.about()),
          text(who.name()),
          text(who.account()),
          text(who.address()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
