package dev.harnessjira.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on loopback with routes such as {@code /repos/{ref}/pulls}; a last placeholder
 * {@code {rest...}} takes the rest of the path. API routes go through the {@link Faults}.
 */
public final class SandboxServer implements AutoCloseable {

  private final HttpServer server;
  private final List<Route> routes = new ArrayList<>();
  private final Faults faults = new Faults();

  private record Route(
      String method, String[] pattern, boolean api, Function<Request, Reply> handler) {}

  private SandboxServer(HttpServer server) {
    this.server = server;
  }

  /** Starts on a port of 127.0.0.1; 0 takes any free one. */
  public static SandboxServer start(int port) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var server = new SandboxServer(HttpServer.create(address, 0));
      server.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.server.createContext("/", server::handle);
      server.server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port "
              + port
              + " for the sandbox is in use. End what uses it, or choose another (the next two are"
              + " used too): mvn -q spring-boot:test-run -Dsandbox.port="
              + (port + 1000),
          e);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Faults faults() {
    return faults;
  }

  /** A page for people; never fails on purpose. */
  public void page(String method, String pattern, Function<Request, Reply> handler) {
    routes.add(new Route(method, pattern.split("/"), false, handler));
  }

  /** A route of the simulated API. */
  public void api(String method, String pattern, Function<Request, Reply> handler) {
    routes.add(new Route(method, pattern.split("/"), true, handler));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              exchange.getRequestURI().getRawQuery(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody().readAllBytes(),
              Map.of());
      var reply = watched(request);
      if (reply != null) {
        write(exchange, reply);
      }
    }
  }

  private @Nullable Reply watched(Request request) {
    faults.begin();
    try {
      return answer(request);
    } finally {
      faults.end();
    }
  }

  private @Nullable Reply answer(Request request) {
    for (var route : routes) {
      var parameters = match(route, request);
      if (parameters != null) {
        var found = request.with(parameters);
        return route.api() ? withFaults(route, found) : safely(route, found);
      }
    }
    return Reply.json(404, Map.of("message", "Not found"));
  }

  private @Nullable Reply withFaults(Route route, Request request) {
    var reply =
        switch (faults.next(request)) {
          case null -> safely(route, request);
          case Faults.Kind.Status(int status, Integer retryAfter) -> status(status, retryAfter);
          case Faults.Kind.Limited(String reason, int retryAfter) ->
              status(429, retryAfter).with("RateLimit-Reason", reason);
          case Faults.Kind.Remark(var headers) -> with(headers, safely(route, request));
          case Faults.Kind.Garbage() -> Reply.html("<html>gateway</html>");
          case Faults.Kind.CutBefore() -> null;
          case Faults.Kind.CutAfter() -> {
            safely(route, request);
            yield null;
          }
          case Faults.Kind.Slow(var delay) -> {
            LockSupport.parkNanos(delay.toNanos());
            yield safely(route, request);
          }
        };
    faults.note(request, reply == null ? 0 : reply.status());
    return reply;
  }

  private static Reply with(Map<String, String> headers, Reply reply) {
    var all = reply;
    for (var header : headers.entrySet()) {
      all = all.with(header.getKey(), header.getValue());
    }
    return all;
  }

  private static Reply status(int status, @Nullable Integer retryAfter) {
    var reply = Reply.json(status, Map.of("message", "Switched to fail with " + status));
    return retryAfter == null ? reply : reply.with("Retry-After", retryAfter.toString());
  }

  private static Reply safely(Route route, Request request) {
    try {
      return route.handler().apply(request);
    } catch (RuntimeException e) {
      System.getLogger("sandbox").log(System.Logger.Level.ERROR, "The simulator failed", e);
      return Reply.json(500, Map.of("message", "The simulator failed: " + e));
    }
  }

  private static @Nullable Map<String, String> match(Route route, Request request) {
    if (!route.method().equals(request.method())) {
      return null;
    }
    var path = request.path().split("/");
    Map<String, String> parameters = new HashMap<>();
    for (var i = 0; i < route.pattern().length; i++) {
      var part = route.pattern()[i];
      if (part.endsWith("...}")) {
        var rest = i >= path.length ? "" : String.join("/", List.of(path).subList(i, path.length));
        parameters.put(part.substring(1, part.length() - 4), rest);
        return parameters;
      }
      if (i >= path.length) {
        return null;
      }
      if (part.startsWith("{")) {
        parameters.put(part.substring(1, part.length() - 1), Request.decode(path[i]));
      } else if (!part.equals(path[i])) {
        return null;
      }
    }
    return path.length == route.pattern().length ? parameters : null;
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    var body = reply.body();
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
