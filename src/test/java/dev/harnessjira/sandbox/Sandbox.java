package dev.harnessjira.sandbox;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.sandbox.pages.Frame;
import dev.harnessjira.sandbox.pages.Neighbourhood;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Both simulated remotes and the page where a person begins, beside a product that is running. */
public final class Sandbox implements AutoCloseable {

  private final SandboxServer home;
  private final JiraSimulator jira;
  private final HarnessSimulator harness;
  private final Switchboard switchboard;
  private @Nullable Memory memory;

  /** Ports on 127.0.0.1; 0 takes any free one. */
  public record Ports(int home, int jira, int harness) {

    public static Ports free() {
      return new Ports(0, 0, 0);
    }
  }

  private Sandbox(SandboxServer home, JiraSimulator jira, HarnessSimulator harness) {
    this.home = home;
    this.jira = jira;
    this.harness = harness;
    this.switchboard = new Switchboard(jira, harness);
  }

  /** Starts with a fresh world, which nothing remembers. */
  public static Sandbox start(Ports ports, Dialect dialect, URI product) {
    var sandbox =
        new Sandbox(
            SandboxServer.start(ports.home()),
            JiraSimulator.start(ports.jira()),
            HarnessSimulator.start(ports.harness(), dialect));
    sandbox.open(product);
    return sandbox;
  }

  /** Starts with the world that is in the file, if any, and keeps it there. */
  public static Sandbox start(Ports ports, Dialect dialect, URI product, Path memory) {
    var sandbox =
        Memory.read(memory, dialect)
            .map(known -> resume(ports, known, product))
            .orElseGet(() -> start(ports, dialect, product));
    sandbox.memory = Memory.keep(memory, sandbox.jira, sandbox.harness);
    return sandbox;
  }

  private static Sandbox resume(Ports ports, Memory.Remembered known, URI product) {
    var sandbox =
        new Sandbox(
            SandboxServer.start(ports.home()),
            JiraSimulator.resume(ports.jira(), known.jira()),
            HarnessSimulator.resume(ports.harness(), known.dialect(), known.harness()));
    sandbox.open(product);
    return sandbox;
  }

  /** Whether a run of this kind of Harness left a world behind. */
  public static boolean remembers(Path memory, Dialect dialect) {
    return Memory.read(memory, dialect).isPresent();
  }

  private void open(URI product) {
    var frame = new Frame("Jira and Harness are simulated", "home");
    var page = new HomePage(harness, switchboard, product, jira.uri());
    var calls = new CallsPage(jira, harness);
    var neighbours =
        new Neighbourhood(uri(), product, jira.uri(), harness.uri(), switchboard::active);
    frame.join(neighbours);
    jira.frame().join(neighbours);
    harness.frame().join(neighbours);
    frame.mount(home);
    home.page("GET", "/", request -> frame.page("Start", page.page()));
    home.page("GET", "/calls", request -> frame.page("Latest calls", calls.page()));
    home.page("POST", "/switches", this::turn);
  }

  private Reply turn(Request request) {
    var form = request.form();
    if (form.containsKey("clear")) {
      switchboard.clear();
    } else {
      switchboard.turn(form.getOrDefault("turn", ""));
    }
    return Reply.redirect("/#switches");
  }

  public URI uri() {
    return home.uri();
  }

  public JiraSimulator jira() {
    return jira;
  }

  public HarnessSimulator harness() {
    return harness;
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
    }
    home.close();
    jira.close();
    harness.close();
  }
}
