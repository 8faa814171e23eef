package dev.harnessjira.ingestion.intake;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An HTTP request written byte for byte, so that headers can be wrong, and its whole answer. */
final class RawRequest {

  private final String line;
  private final List<String> headers = new ArrayList<>();
  private byte[] body = new byte[0];

  private RawRequest(String method, String path) {
    line = method + " " + path + " HTTP/1.1";
    headers.add("Host: localhost");
    headers.add("Connection: close");
  }

  static RawRequest post(String registration) {
    return to("POST", "/webhooks/harness/" + registration);
  }

  static RawRequest to(String method, String path) {
    return new RawRequest(method, path);
  }

  RawRequest header(String name, String value) {
    headers.add(name + ": " + value);
    return this;
  }

  RawRequest body(byte[] bytes) {
    header("Content-Length", Integer.toString(bytes.length));
    body = bytes;
    return this;
  }

  RawRequest chunked(byte[] bytes) throws IOException {
    header("Transfer-Encoding", "chunked");
    var out = new ByteArrayOutputStream();
    for (var from = 0; from < bytes.length; from += 8_000) {
      var length = Math.min(8_000, bytes.length - from);
      out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes, from, length);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    body = out.toByteArray();
    return this;
  }

  /** The whole answer but its date. */
  RawAnswer send(int port) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(30_000);
      Thread.ofVirtual().start(() -> write(socket));
      var answer = head(socket.getInputStream());
      var body = socket.getInputStream().readNBytes(length(answer));
      return new RawAnswer(answer.replaceAll("(?m)^Date: .*\r\n", "") + text(body));
    }
  }

  private static String head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!text(bytes.toByteArray()).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        throw new EOFException("The answer broke off: " + text(bytes.toByteArray()));
      }
      bytes.write(next);
    }
    return text(bytes.toByteArray());
  }

  // Not until the end: a server that was sent less than announced keeps waiting for the rest.
  private int length(String answer) {
    var length = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n").matcher(answer);
    return line.startsWith("HEAD") || !length.find() ? 0 : Integer.parseInt(length.group(1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void write(Socket socket) {
    try {
      var head = line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What came back. */
  record RawAnswer(String text) {

    int status() {
      return Integer.parseInt(text.substring(9, 12));
    }

    String body() {
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
  }
}
