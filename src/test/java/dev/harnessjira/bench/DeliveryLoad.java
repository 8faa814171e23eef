package dev.harnessjira.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed deliveries with different bodies, over connections that stay open, each sent when the one
 * before it was answered. Speaks HTTP by hand: what the sender needs, the product does not get.
 */
final class DeliveryLoad {

  /** In the body, where a number comes to make it different. */
  static final String NUMBER = "000000000000";

  private final URI address;
  private final SecretKeySpec secret;
  private final String body;
  private final AtomicLong numbers = new AtomicLong();

  DeliveryLoad(URI address, String secret, String body) {
    this.address = address;
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.body = body;
  }

  /** Accepted deliveries a second; what is answered 503 does not count. */
  double rate(int connections, Duration time) {
    return Rate.of(connections, time, this::connection);
  }

  private Rate.Worker connection() {
    try {
      return new Connection();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Connection implements Rate.Worker {

    private final Mac mac = Mac.getInstance("HmacSHA256");
    private final byte[] answer = new byte[8192];
    private Socket socket = open();

    Connection() throws IOException, GeneralSecurityException {
      mac.init(secret);
    }

    private Socket open() throws IOException {
      var opened = new Socket(address.getHost(), address.getPort());
      opened.setTcpNoDelay(true);
      opened.setSoTimeout(20_000);
      return opened;
    }

    @Override
    public boolean one() throws IOException {
      socket.getOutputStream().write(request());
      var status = status();
      if (status != 202 && status != 503) {
        throw new IOException("A delivery was answered " + status);
      }
      return status == 202;
    }

    private byte[] request() {
      var number = "%012d".formatted(numbers.incrementAndGet());
      var content = body.replace(NUMBER, number).getBytes(StandardCharsets.UTF_8);
      var head =
          """
          POST %s HTTP/1.1\r
          Host: %s\r
          Content-Type: application/json\r
          X-Harness-Signature: %s\r
          Content-Length: %d\r
          \r
          """
              .formatted(
                  address.getPath(),
                  address.getAuthority(),
                  HexFormat.of().formatHex(mac.doFinal(content)),
                  content.length)
              .getBytes(StandardCharsets.US_ASCII);
      var all = new byte[head.length + content.length];
      System.arraycopy(head, 0, all, 0, head.length);
      System.arraycopy(content, 0, all, head.length, content.length);
      return all;
    }

    private int status() throws IOException {
      var read = 0;
      while (true) {
        var more = socket.getInputStream().read(answer, read, answer.length - read);
        if (more < 0) {
          throw new IOException("The connection was closed");
        }
        read += more;
        var text = new String(answer, 0, read, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        if (isWhole(text)) {
          renew(text);
          return Integer.parseInt(text.substring(9, 12));
        }
      }
    }

    /** A server closes a connection now and then, Tomcat after a hundred requests. */
    private void renew(String answer) throws IOException {
      if (answer.contains("connection: close")) {
        socket.close();
        socket = open();
      }
    }

    private static boolean isWhole(String text) {
      var end = text.indexOf("\r\n\r\n");
      var length = text.indexOf("content-length: ");
      if (end < 0 || length < 0) {
        return end >= 0 && text.endsWith("0\r\n\r\n");
      }
      var from = length + "content-length: ".length();
      var size = Integer.parseInt(text.substring(from, text.indexOf('\r', from)));
      return text.length() >= end + 4 + size;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
