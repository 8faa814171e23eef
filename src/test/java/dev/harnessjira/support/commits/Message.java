package dev.harnessjira.support.commits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of PostgreSQL's protocol: a letter, the length of the rest with its own 4 bytes, the
 * rest.
 */
record Message(char type, byte[] whole) {

  static final int HEAD = 5;

  static Message of(char type, byte[] rest) {
    var whole = ByteBuffer.allocate(HEAD + rest.length);
    whole.put((byte) type).putInt(4 + rest.length).put(rest);
    return new Message(type, whole.array());
  }

  static Message query(String sql) {
    return of('Q', (sql + "\0").getBytes(StandardCharsets.UTF_8));
  }

  static Message error(String severity, String code, String words) {
    var fields = "S%s\0V%s\0C%s\0M%s\0\0".formatted(severity, severity, code, words);
    return of('E', fields.getBytes(StandardCharsets.UTF_8));
  }

  /** Ready for the next question, outside a transaction. */
  static Message idle() {
    return of('Z', new byte[] {'I'});
  }

  /** The complete messages at the beginning of these bytes. */
  static List<Message> in(byte[] bytes) {
    List<Message> all = new ArrayList<>();
    var rest = ByteBuffer.wrap(bytes);
    while (rest.remaining() >= HEAD) {
      var size = 1 + rest.getInt(rest.position() + 1);
      if (rest.remaining() < size) {
        break;
      }
      var whole = new byte[size];
      rest.get(whole);
      all.add(new Message((char) whole[0], whole));
    }
    return all;
  }

  /** All of it, a letter for each byte. */
  String letters() {
    return new String(whole, StandardCharsets.ISO_8859_1);
  }

  /** The text that begins after so many others, each ended by a zero. */
  String text(int after) {
    var begin = HEAD;
    for (var i = 0; i < after; i++) {
      begin = end(begin) + 1;
    }
    return new String(whole, begin, end(begin) - begin, StandardCharsets.UTF_8);
  }

  private int end(int begin) {
    var end = begin;
    while (whole[end] != 0) {
      end++;
    }
    return end;
  }
}
