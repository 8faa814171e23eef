package dev.harnessjira;

import dev.harnessjira.sandbox.Sandbox;
import dev.harnessjira.sandbox.TrialDatabase;
import dev.harnessjira.sandbox.TrialSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Starts the product beside a simulated Jira and a simulated Harness, with a PostgreSQL of its own,
 * and says what to click.
 */
public final class SandboxApplication {

  private SandboxApplication() {}

  public static void main(String[] args) {
    try {
      var settings = TrialSettings.read();
      requireFree(settings.productPort(), "sandbox.product-port", "the product");
      System.out.println(
          "Starting PostgreSQL, the simulated Jira and Harness, and the product ...");
      start(settings, args);
      System.out.println(welcome(settings));
    } catch (RuntimeException e) {
      System.err.println(reason(e));
      System.exit(1);
    }
  }

  private static void start(TrialSettings settings, String[] args) {
    // The database and the simulators' world remember each other: both are kept, or neither.
    var fresh = settings.container() || !Sandbox.remembers(settings.memory(), settings.dialect());
    if (fresh) {
      delete(settings.memory());
    }
    var sandbox =
        Sandbox.start(settings.ports(), settings.dialect(), settings.product(), settings.memory());
    var database =
        settings.container()
            ? TrialDatabase.container()
            : TrialDatabase.embedded(settings.folder(), fresh);
    SpringApplication.getShutdownHandlers().add(() -> stop(sandbox, database));
    var product = new SpringApplication(HarnessJiraApplication.class);
    product.setBannerMode(Banner.Mode.OFF);
    product.addInitializers(context -> prepare(context, settings, sandbox, database));
    product.run(args);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of the trial cannot be written", e);
    }
  }

  private static void prepare(
      ConfigurableApplicationContext context,
      TrialSettings settings,
      Sandbox sandbox,
      TrialDatabase database) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("sandbox", settings.of(sandbox, database)));
    context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests());
  }

  private static void stop(Sandbox sandbox, TrialDatabase database) {
    sandbox.close();
    try {
      database.close();
    } catch (Exception e) {
      System.err.println("PostgreSQL did not stop: " + e.getMessage());
    }
  }

  private static void requireFree(int port, String setting, String whose) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port "
              + port
              + " for "
              + whose
              + " is in use. End what uses it, or choose another: mvn -q spring-boot:test-run -D"
              + setting
              + "="
              + (port + 1000),
          e);
    }
  }

  private static String reason(Throwable failure) {
    var reason = String.valueOf(failure.getMessage());
    var cause = failure.getCause();
    return cause == null || cause.getMessage() == null || reason.contains(cause.getMessage())
        ? reason
        : reason + "\n  " + reason(cause);
  }

  private static String welcome(TrialSettings settings) {
    return """

    Harness Code for Jira is running, with everything around it simulated.

      Start here   http://localhost:%d
      The product  %s
      Jira         http://127.0.0.1:%d
      Harness      http://127.0.0.1:%d

      1. Product: Connect Jira, be the Jira administrator, Accept.
      2. Product: Connect Harness with the address and token from the start page; choose Projects, Storefront.
      3. Harness: web-shop, New pull request, Open pull request.
      4. Jira: open DEMO-2 and see it; merge it in Harness and see it merged.

    Ctrl-C stops everything.
    """
        .formatted(settings.port(), settings.product(), settings.port() + 1, settings.port() + 2);
  }

  /** Keeps configurations that are for tests out of the product that is tried. */
  private static final class WithoutTests extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader metadata, MetadataReaderFactory factory)
        throws IOException {
      return metadata.getResource().getURL().toString().contains("/test-classes/");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof WithoutTests;
    }

    @Override
    public int hashCode() {
      return WithoutTests.class.hashCode();
    }
  }
}
