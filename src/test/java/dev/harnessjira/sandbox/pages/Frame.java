package dev.harnessjira.sandbox.pages;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a remote's pages into the sandbox's frame: who is simulated, neighbours, failures. */
public final class Frame {

  private final String name;
  private final String kind;
  private volatile @Nullable Neighbourhood neighbourhood;

  /** {@code kind} is the class that the style sheet knows: {@code jira}, {@code harness}, … */
  public Frame(String name, String kind) {
    this.name = name;
    this.kind = kind;
  }

  public void join(Neighbourhood neighbours) {
    neighbourhood = neighbours;
  }

  /** Serves what the pages need. */
  public void mount(SandboxServer server) {
    server.page("GET", "/sandbox.css", request -> asset("sandbox.css", "text/css"));
    server.page("GET", "/sandbox.js", request -> asset("sandbox.js", "text/javascript"));
    server.page("GET", "/favicon.ico", request -> Reply.empty(204));
  }

  public Reply page(String title, Html main) {
    return page(200, title, main);
  }

  public Reply page(int status, String title, Html main) {
    return Reply.html(
        status,
        Html.of(
                """
                <!doctype html><html lang="en" class="{}"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>{} – Sandbox</title>
                <link rel="stylesheet" href="/sandbox.css"><script defer src="/sandbox.js"></script>
                </head><body><header>{}{}</header><main>{}</main></body></html>
                """,
                kind,
                title,
                ribbon(),
                failures(),
                main)
            .text());
  }

  private Html ribbon() {
    return Html.of(
        "<div class=\"ribbon\"><p><strong>Sandbox</strong> {}</p><nav aria-label=\"Sandbox\">{}</nav></div>",
        name,
        neighbours());
  }

  private Html neighbours() {
    var near = neighbourhood;
    if (near == null) {
      return Html.NOTHING;
    }
    return link(near.home(), "Start", "home")
        .and(link(near.product(), "Product", "product"))
        .and(link(near.jira(), "Jira", "jira"))
        .and(link(near.harness(), "Harness", "harness"));
  }

  private Html link(Object address, String text, String target) {
    var current = target.equals(kind) ? " aria-current=\"page\"" : "";
    return Html.of("<a href=\"{}/\"{}>{}</a>", address, new Html(current), text);
  }

  private Html failures() {
    var near = neighbourhood;
    List<String> on = near == null ? List.of() : near.failures().get();
    if (near == null || on.isEmpty()) {
      return Html.NOTHING;
    }
    return Html.of(
        """
        <form class="failures" method="post" action="{}/switches">
        <p><strong>Switched on:</strong> {}</p><button name="clear" value="all">Clear all</button></form>
        """,
        near.home(),
        String.join(" · ", on));
  }

  private static Reply asset(String file, String type) {
    return new Reply(
        200,
        Map.of("Content-Type", type + "; charset=utf-8", "Cache-Control", "no-cache"),
        text(file).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String file) {
    try (var stream = Frame.class.getResourceAsStream("/sandbox/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
