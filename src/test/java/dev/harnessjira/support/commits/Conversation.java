package dev.harnessjira.support.commits;

import dev.harnessjira.support.commits.CommitFaults.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one connection. Each question, which ends with a message that asks for an answer,
 * is sent whole and answered whole; so it is known what a transaction changed before it commits.
 *
 * <p>A statement that commits by itself tells only afterwards whether it changed anything, as when
 * a scheduler looks for work. While a failure is awaited, it runs in a transaction that is begun
 * and ended here.
 */
final class Conversation {

  private final Wire wire;
  private final CommitFaults faults;
  private final Statements statements = new Statements();
  private final Set<String> changes = new LinkedHashSet<>();
  private final StringBuilder said = new StringBuilder();
  private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
  private ByteBuffer answers = ByteBuffer.allocate(0);
  private @Nullable IOException end;
  private boolean ready;
  private char transaction = 'I';

  Conversation(Wire wire, CommitFaults faults) {
    this.wire = wire;
    this.faults = faults;
  }

  /** Makes changes last; returns what the product is told then. */
  private interface Commit {
    List<Message> run() throws IOException;
  }

  int read(byte[] bytes, int offset, int length) throws IOException {
    if (!answers.hasRemaining()) {
      if (end != null) {
        throw end;
      }
      serve(List.of(heard(wire.next())));
    }
    var size = Math.min(length, answers.remaining());
    answers.get(bytes, offset, size);
    return size;
  }

  int available() throws IOException {
    return answers.remaining() + (end == null ? wire.in().available() : 0);
  }

  void write(byte[] bytes, int offset, int length) {
    asked.write(bytes, offset, length);
  }

  void flush() throws IOException {
    var bytes = asked.toByteArray();
    asked.reset();
    if (end != null) {
      throw end;
    }
    if (ready) {
      ask(Message.in(bytes));
    } else {
      wire.send(bytes);
    }
  }

  private void ask(List<Message> messages) throws IOException {
    List<Message> question = new ArrayList<>();
    for (var message : messages) {
      question.add(message);
      if (message.type() == 'S' || message.type() == 'Q') {
        answer(question);
        question.clear();
      }
    }
    wire.send(question);
  }

  private void answer(List<Message> question) throws IOException {
    var executed = statements.executedBy(question);
    if (transaction == 'T' && executed.contains("COMMIT") && !changes.isEmpty()) {
      commit(() -> exchange(question, executed));
    } else if (transaction == 'I' && faults.armed() && commitsItself(executed)) {
      alone(question, executed);
    } else {
      serve(exchange(question, executed));
    }
  }

  private static boolean commitsItself(List<String> executed) {
    return !executed.isEmpty()
        && executed.stream().noneMatch(sql -> sql.isEmpty() || sql.startsWith("BEGIN"));
  }

  private void alone(List<Message> question, List<String> executed) throws IOException {
    command("BEGIN");
    var answer = exchange(question, executed);
    answer.removeLast();
    answer.add(Message.idle());
    if (transaction == 'T' && !changes.isEmpty()) {
      commit(() -> committed(answer));
    } else {
      command(transaction == 'T' ? "COMMIT" : "ROLLBACK");
      serve(answer);
    }
  }

  private List<Message> committed(List<Message> answer) throws IOException {
    command("COMMIT");
    return answer;
  }

  private void commit(Commit commit) throws IOException {
    var kind = faults.next(new CommitFaults.Commit(String.join(", ", changes), said.toString()));
    if (kind == null) {
      serve(commit.run());
    } else {
      fail(kind, commit);
    }
  }

  private void fail(Kind kind, Commit commit) throws IOException {
    if (kind == Kind.RESET_AFTER) {
      commit.run();
    }
    switch (kind) {
      case RESET_BEFORE, RESET_AFTER -> end(new SocketException("Connection reset"), List.of());
      case TIME_OUT -> end(new SocketTimeoutException("Read timed out"), List.of());
      case SHUTDOWN ->
          end(
              new SocketException("Connection reset"),
              List.of(
                  Message.error(
                      "FATAL", "57P01", "terminating connection due to administrator command")));
      case CONFLICT -> {
        command("ROLLBACK");
        serve(List.of(Message.error("ERROR", "40P01", "deadlock detected"), Message.idle()));
      }
    }
  }

  private void end(IOException how, List<Message> lastWords) throws IOException {
    wire.cut();
    serve(lastWords);
    end = how;
  }

  /** Says it and hears the answer, which nobody is told. */
  private void command(String sql) throws IOException {
    exchange(List.of(Message.query(sql)), List.of(sql));
  }

  private List<Message> exchange(List<Message> question, List<String> executed) throws IOException {
    // The values; what is asked with them is told by the changes.
    question.stream()
        .filter(message -> message.type() == 'B')
        .forEach(message -> said.append(message.letters()));
    wire.send(question);
    var answer = wire.answer();
    var rows = new StringBuilder();
    var next = executed.iterator();
    for (var message : answer) {
      heard(message);
      if (message.type() == 'D') {
        rows.append(message.letters());
      } else if (message.type() == 'C' && next.hasNext()) {
        note(message.text(0), next.next(), rows);
      }
    }
    if (transaction == 'I') {
      changes.clear();
      said.setLength(0);
    }
    return answer;
  }

  private void note(String tag, String sql, StringBuilder rows) {
    if (Statements.changed(tag, sql)) {
      changes.add(Statements.told(sql));
      said.append(rows);
    }
    rows.setLength(0);
  }

  private Message heard(Message message) {
    if (message.type() == 'Z') {
      ready = true;
      transaction = (char) message.whole()[Message.HEAD];
    }
    return message;
  }

  private void serve(List<Message> messages) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(rest());
    messages.forEach(message -> bytes.writeBytes(message.whole()));
    answers = ByteBuffer.wrap(bytes.toByteArray());
  }

  private byte[] rest() {
    var rest = new byte[answers.remaining()];
    answers.get(rest);
    return rest;
  }
}
