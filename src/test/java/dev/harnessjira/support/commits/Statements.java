package dev.harnessjira.support.commits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The statements that were prepared on a connection, and what statements change. */
final class Statements {

  private static final Pattern CHANGE =
      Pattern.compile(
          "\\b(insert(?=\\s+into)|delete(?=\\s+from)|update(?=\\s+\\S+(\\s+as)?(\\s+\\w+)?\\s+set\\b))"
              + "(\\s+into|\\s+from)?\\s+([\\w.\"]+)",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, String> prepared = new HashMap<>();

  /** What is executed by these messages, in order. */
  List<String> executedBy(List<Message> messages) {
    List<String> executed = new ArrayList<>();
    for (var message : messages) {
      switch (message.type()) {
        case 'P' -> prepared.put(message.text(0), message.text(1));
        case 'B' -> executed.add(prepared.getOrDefault(message.text(1), ""));
        case 'Q' -> executed.add(message.text(0));
        default -> {}
      }
    }
    return executed;
  }

  /** Whether a statement with this tag of its completion changed something. */
  static boolean changed(String tag, String sql) {
    var words = tag.split(" ");
    var none = words[words.length - 1].equals("0");
    return switch (words[0]) {
      case "INSERT", "UPDATE", "DELETE", "MERGE" -> !none;
      case "SELECT" -> !none && !told(sql).equals(sql);
      case "BEGIN", "COMMIT", "ROLLBACK", "SET", "SHOW", "SAVEPOINT", "RELEASE" -> false;
      default -> true;
    };
  }

  /** What a statement changes, in short; itself when it changes nothing that is known. */
  static String told(String sql) {
    var found = CHANGE.matcher(sql);
    return found.find()
        ? found.group(1).toLowerCase(Locale.ROOT) + " " + found.group(5).replace("\"", "")
        : sql;
  }
}
