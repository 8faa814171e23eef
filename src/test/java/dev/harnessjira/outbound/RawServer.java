package dev.harnessjira.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers whatever bytes a test writes; it notes the head of each request. */
final class RawServer implements AutoCloseable {

  private final ServerSocket server;
  private final List<List<String>> requests = new CopyOnWriteArrayList<>();

  private RawServer(ServerSocket server) {
    this.server = server;
  }

  /** Writes an answer, as slowly and as long as it likes. */
  interface Script {
    void write(OutputStream out) throws IOException;
  }

  static RawServer start(Script script) {
    try {
      var server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(() -> server.accept(script));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RawServer answering(String answer) {
    return start(out -> out.write(answer.getBytes(ISO_8859_1)));
  }

  /** Says something before it has read anything, as a server that speaks no TLS does. */
  static RawServer talkingFirst(String words) {
    try {
      var server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(() -> server.talk(words));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(String words) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        socket.getOutputStream().write(words.getBytes(ISO_8859_1));
      } catch (IOException e) {
        return;
      }
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  int port() {
    return server.getLocalPort();
  }

  List<List<String>> requests() {
    return List.copyOf(requests);
  }

  private void accept(Script script) {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket, script));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      List<String> head = new ArrayList<>();
      for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.add(line);
      }
      requests.add(head);
      script.write(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The client has ended the exchange, as tests of limits want it to.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
