package dev.harnessjira.support.commits;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes the sockets of PostgreSQL's driver, which is told of it by name. */
public final class FaultySockets extends SocketFactory {

  private final CommitFaults faults;

  public FaultySockets(String name) {
    this.faults = CommitFaults.named(name);
  }

  @Override
  public Socket createSocket() {
    return new FaultySocket(faults);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
