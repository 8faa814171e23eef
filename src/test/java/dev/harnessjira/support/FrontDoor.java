package dev.harnessjira.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before several instances and gives each request to the next one, dead or alive: what an
 * instance that is down is given is answered 502. A real load balancer would look who lives.
 */
public final class FrontDoor implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Integer> ports;
  private final AtomicInteger turn = new AtomicInteger();

  public FrontDoor(List<Integer> ports) {
    this.ports = List.copyOf(ports);
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException e) {
      exchange.sendResponseHeaders(502, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    var port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
    var target = URI.create("http://127.0.0.1:" + port + exchange.getRequestURI());
    var body = BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
    var request =
        HttpRequest.newBuilder(target).timeout(LIMIT).method(exchange.getRequestMethod(), body);
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
