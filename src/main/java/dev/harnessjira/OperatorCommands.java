package dev.harnessjira;

import dev.harnessjira.home.Home;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What an operator says to a database on the command line, with the settings that the application
 * is started with. Nothing is served meanwhile but on a free port of loopback.
 */
final class OperatorCommands {

  private static final Set<String> COMMANDS = Set.of("moved", "copy");

  private static final Map<String, Object> ALONE =
      Map.of(
          "server.port", 0,
          "server.address", "127.0.0.1",
          "management.server.port", -1,
          "spring.main.banner-mode", "off",
          "logging.level.root", "warn");

  private OperatorCommands() {}

  static boolean knows(String[] args) {
    return args.length > 0 && COMMANDS.contains(args[0]);
  }

  /** Starts, does it, tells what was done and ends. */
  static void run(String[] args, PrintStream out) {
    var application = new SpringApplication(HarnessJiraApplication.class);
    var settings = new ArrayList<String>();
    ALONE.forEach((name, value) -> settings.add("--" + name + "=" + value));
    settings.addAll(List.of(args).subList(1, args.length));
    try (var context = application.run(settings.toArray(String[]::new))) {
      out.println(obey(args[0], context));
    }
  }

  static String obey(String command, ConfigurableApplicationContext context) {
    var home = context.getBean(Home.class);
    var before = home.elsewhere();
    if (before == null) {
      return "Nothing to do: this database is used under the addresses that it knows.";
    }
    return command.equals("moved") ? moved(home) : copied(home);
  }

  private static String moved(Home home) {
    var now = home.moved();
    return """
    Moved to %s. Start the application again, all its instances.
    - At Atlassian (developer.atlassian.com, your app, Authorization, OAuth 2.0) change the callback URL to
      %s/connect/jira/callback
    - Harness is told to deliver to %s within minutes of the start.
    """
        .formatted(now.publicUrl(), now.publicUrl(), now.webhookUrl());
  }

  private static String copied(Home home) {
    var tables = home.forgetEverything();
    return """
    This copy is empty now: %d tables with sites, grants, tokens, connections and what came from them.
    Nobody was asked or told; the database that it was copied from goes on as before. Start the application again.
    """
        .formatted(tables);
  }
}
