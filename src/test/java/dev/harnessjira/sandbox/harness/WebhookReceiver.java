package dev.harnessjira.sandbox.harness;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands where the product would be: keeps the deliveries that come and answers them. */
final class WebhookReceiver implements AutoCloseable {

  private final SandboxServer server = SandboxServer.start(0);
  private final List<Request> received = new CopyOnWriteArrayList<>();

  WebhookReceiver() {
    server.page("POST", "/ok", this::accept);
    server.page("POST", "/gone", request -> Reply.empty(404));
    server.page("POST", "/busy", request -> Reply.empty(429));
    server.page("POST", "/broken", request -> Reply.empty(500));
    server.page("POST", "/moved", request -> Reply.redirect("/ok"));
  }

  private Reply accept(Request request) {
    received.add(request);
    return Reply.empty(204);
  }

  String url(String path) {
    return server.uri() + path;
  }

  List<Request> received() {
    return List.copyOf(received);
  }

  List<String> triggers(String headerIdentity) {
    return received.stream()
        .map(request -> String.valueOf(request.header("X-" + headerIdentity + "-Trigger")))
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
