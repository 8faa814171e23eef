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

  /** Accepted deliveries a second. */
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

    private final Socket socket = new Socket(address.getHost(), address.getPort());
    private final Mac mac = Mac.getInstance("HmacSHA256");
    private final byte[] answer = new byte[8192];

    Connection() throws IOException, GeneralSecurityException {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      mac.init(secret);
    }

    @Override
    public void one() throws IOException {
      socket.getOutputStream().write(request());
      var status = status();
      if (status != 202) {
        throw new IOException("A delivery was answered " + status);
      }
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
        var text = new String(answer, 0, read, StandardCharsets.US_ASCII);
        if (isWhole(text)) {
          return Integer.parseInt(text.substring(9, 12));
        }
      }
    }

    private static boolean isWhole(String text) {
      var end = text.indexOf("\r\n\r\n");
      var length = text.toLowerCase(Locale.ROOT).indexOf("content-length: ");
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
