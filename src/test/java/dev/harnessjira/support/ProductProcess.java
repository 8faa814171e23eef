package dev.harnessjira.support;

import dev.harnessjira.HarnessJiraApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The product in a JVM of its own, configured by environment variables alone, so that it can be
 * killed by its process id and started again on the same database.
 */
public final class ProductProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m");

  private final Process process;
  private final Path log;
  private final URI uri;

  private ProductProcess(Process process, Path log, URI uri) {
    this.process = process;
    this.log = log;
    this.uri = uri;
  }

  /**
   * A free port of loopback, kept over restarts so that webhooks find the product again. It is
   * below those that a system gives to connections going out, one of which could take it meanwhile.
   */
  public static int freePort() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      if (isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts the product on a port and a database and waits until it is ready. */
  public static ProductProcess start(
      int port, TestPostgres.Database database, Map<String, String> settings) {
    return start(port, database, settings, QUICK_START);
  }

  /** The same with other options of the JVM. */
  public static ProductProcess start(
      int port,
      TestPostgres.Database database,
      Map<String, String> settings,
      List<String> options) {
    try {
      Files.createDirectories(Path.of("target", "processes"));
      var log = Files.createTempFile(Path.of("target", "processes"), "product-", ".log");
      var builder = new ProcessBuilder(command(options));
      builder.environment().putAll(environment(port, database));
      builder.environment().putAll(settings);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      var product =
          new ProductProcess(builder.start(), log, URI.create("http://localhost:" + port));
      product.awaitReady();
      return product;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(List<String> options) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), HarnessJiraApplication.class.getName()));
    return command;
  }

  // Without the tests' own classes: the product would find their configurations.
  private static String classPath() {
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Map<String, String> environment(int port, TestPostgres.Database database) {
    return Map.of(
        "MANAGEMENT_SERVER_PORT",
        "0",
        "SERVER_PORT",
        String.valueOf(port),
        "SPRING_DATASOURCE_URL",
        database.url(),
        "SPRING_DATASOURCE_USERNAME",
        TestPostgres.APP,
        "SPRING_DATASOURCE_PASSWORD",
        TestPostgres.PASSWORD,
        "SPRING_FLYWAY_USER",
        TestPostgres.OWNER,
        "SPRING_FLYWAY_PASSWORD",
        TestPostgres.PASSWORD,
        "HARNESS_JIRA_PUBLIC_URL",
        "http://localhost:" + port,
        "HARNESS_JIRA_ALLOWED_SITES",
        "*");
  }

  public URI uri() {
    return uri;
  }

  /** Most memory that the process had at once, in megabytes; 0 where the system does not tell. */
  public long mostMegabytes() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** What it used of the processors so far. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** SIGKILL: nothing in the process gets to run any more. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void awaitReady() throws IOException {
    var limit = Instant.now().plus(START_LIMIT);
    try (var client = HttpClient.newHttpClient()) {
      while (!isReady(client)) {
        if (!process.isAlive() || Instant.now().isAfter(limit)) {
          process.destroyForcibly();
          throw new IllegalStateException("The product did not start:\n" + Files.readString(log));
        }
        process.waitFor(200, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean isReady(HttpClient client) throws InterruptedException {
    var health = HttpRequest.newBuilder(uri.resolve("/readyz")).build();
    try {
      return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
