package dev.harnessjira.support.commits;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A connection to PostgreSQL whose commits may fail. */
final class FaultySocket extends Socket {

  private final CommitFaults faults;
  private @Nullable Conversation conversation;

  FaultySocket(CommitFaults faults) {
    this.faults = faults;
  }

  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    if (faults.refuses()) {
      throw new ConnectException("Connection refused");
    }
    super.connect(address, timeout);
  }

  private Conversation conversation() throws IOException {
    var known = conversation;
    if (known == null) {
      var wire = new Wire(super.getInputStream(), super.getOutputStream());
      known = new Conversation(wire, faults);
      conversation = known;
    }
    return known;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    var answers = conversation();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return answers.read(bytes, offset, length);
      }

      @Override
      public int available() throws IOException {
        return answers.available();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    var questions = conversation();
    return new OutputStream() {
      @Override
      public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        questions.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        questions.flush();
      }
    };
  }
}
