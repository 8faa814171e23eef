import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Checks that all Java sources are formatted; with the argument {@code write} it formats them. */
public class Format {

  public static void main(String[] args) throws Exception {
    var write = args.length > 0 && args[0].equals("write");
    var formatter = new Formatter(JavaFormatterOptions.builder().formatJavadoc(true).build());
    var wrong = new ArrayList<Path>();
    try (var files = Files.walk(Path.of("src"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        var formatted = format(formatter, source);
        if (!formatted.equals(source)) {
          wrong.add(file);
          write(write, file, formatted);
        }
      }
    }
    if (!write && !wrong.isEmpty()) {
      wrong.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Format them with: mvn package -DskipTests -Dformat=write");
      System.exit(1);
    }
  }

  private static String format(Formatter formatter, String source) throws Exception {
    var ordered =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
    return formatter.formatSource(ordered);
  }

  private static void write(boolean write, Path file, String formatted) throws IOException {
    if (write) {
      Files.writeString(file, formatted);
    }
  }
}
