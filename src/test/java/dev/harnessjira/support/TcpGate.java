package dev.harnessjira.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on this machine that a test shuts (connections break, new ones end at once) or
 * lets hang (nothing passes, nothing breaks).
 */
public final class TcpGate implements AutoCloseable {

  private final int target;
  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private State state = State.OPEN;

  private enum State {
    OPEN,
    SHUT,
    HANGING
  }

  public TcpGate(int target) {
    this.target = target;
    try {
      this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::admit);
  }

  public int port() {
    return entrance.getLocalPort();
  }

  public void open() {
    become(State.OPEN);
  }

  public void shut() {
    become(State.SHUT);
    sockets.forEach(TcpGate::close);
  }

  public void hang() {
    become(State.HANGING);
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    shut();
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  private synchronized boolean isShut() {
    return state == State.SHUT;
  }

  private synchronized void pass() throws InterruptedException {
    while (state == State.HANGING) {
      wait();
    }
  }

  private void admit() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException e) {
        // The entrance was closed, or the server is not there: whoever came sees a broken
        // connection.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    if (isShut()) {
      close(client);
      return;
    }
    var server = new Socket(InetAddress.getLoopbackAddress(), target);
    server.setTcpNoDelay(true);
    client.setTcpNoDelay(true);
    sockets.add(client);
    sockets.add(server);
    Thread.ofPlatform().daemon().start(() -> pump(client, server));
    Thread.ofPlatform().daemon().start(() -> pump(server, client));
  }

  private void pump(Socket from, Socket to) {
    var buffer = new byte[16_384];
    try {
      for (var n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        pass();
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One side broke off; so does the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
