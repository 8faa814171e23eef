package dev.harnessjira.support.commits;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The real way to the server, message by message. */
record Wire(InputStream in, OutputStream out) {

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void send(List<Message> messages) throws IOException {
    for (var message : messages) {
      out.write(message.whole());
    }
    out.flush();
  }

  /** What the server says next, as soon as it says something. */
  Message next() throws IOException {
    var head = new byte[Message.HEAD];
    var type = in.read();
    if (type < 0) {
      throw new EOFException();
    }
    head[0] = (byte) type;
    fill(head, 1);
    var whole = new byte[1 + ByteBuffer.wrap(head).getInt(1)];
    System.arraycopy(head, 0, whole, 0, Message.HEAD);
    fill(whole, Message.HEAD);
    return new Message((char) type, whole);
  }

  /** All that it says until it is ready for the next question, or has said its last. */
  List<Message> answer() throws IOException {
    List<Message> all = new ArrayList<>();
    do {
      all.add(next());
    } while (all.getLast().type() != 'Z');
    return all;
  }

  void cut() throws IOException {
    out.close();
  }

  private void fill(byte[] bytes, int from) throws IOException {
    if (in.readNBytes(bytes, from, bytes.length - from) < bytes.length - from) {
      throw new EOFException();
    }
  }
}
