package dev.harnessjira;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;

/**
 * Says of a start that failed for a setting just its name, the reason and an example. The settings
 * records refuse with such a sentence; here are those that Spring refuses by itself.
 */
class SettingFailureAnalyzer implements FailureAnalyzer, Ordered {

  private static final Pattern SENTENCE =
      Pattern.compile("((?:harness-jira|spring)\\.[\\w.-]+) .*");

  /** Of settings that are no mere text: a value that cannot be read is refused by Spring. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("harness-jira.public-url", "https://harness-jira.example.com"),
          Map.entry("harness-jira.webhook-url", "https://hooks.example.com"),
          Map.entry("harness-jira.sandbox", "false"),
          Map.entry("harness-jira.atlassian.authorization-url", "https://auth.atlassian.com"),
          Map.entry("harness-jira.atlassian.api-url", "https://api.atlassian.com"),
          Map.entry("harness-jira.consent.lifetime", "365d"),
          Map.entry("harness-jira.harness.calls-per-minute", "400"),
          Map.entry("harness-jira.http.proxy", "http://proxy.example.com:3128"),
          Map.entry("harness-jira.http.trusted-certificates", "/etc/ssl/internal-ca.pem"),
          Map.entry("harness-jira.http.connect-timeout", "5s"),
          Map.entry("harness-jira.http.read-timeout", "20s"),
          Map.entry("harness-jira.http.deadline", "30s"),
          Map.entry("harness-jira.http.largest-answer", "10485760"),
          Map.entry("harness-jira.ingestion.coalescing", "300ms"),
          Map.entry("harness-jira.publishing.coalescing", "500ms"),
          Map.entry("harness-jira.publishing.calls-per-hour", "65000"),
          Map.entry("harness-jira.publishing.removal-check-after", "3m"),
          Map.entry("harness-jira.publishing.give-up-removal-after", "30d"),
          Map.entry("harness-jira.work.threads", "8"),
          Map.entry("harness-jira.work.poll", "1s"));

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    String sentence = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var found = sentence(cause);
      sentence = found == null ? sentence : found;
    }
    return sentence == null ? null : new FailureAnalysis(sentence, action(sentence), failure);
  }

  private static @Nullable String sentence(Throwable cause) {
    if (cause instanceof BindException refused) {
      return unreadable(refused);
    }
    if (cause.getClass().getName().endsWith("DataSourceBeanCreationException")) {
      return DatabaseSettings.missing("spring.datasource.url").getMessage();
    }
    if (cause instanceof SQLException refused) {
      return unreachable(refused);
    }
    var message = cause.getMessage();
    return cause instanceof IllegalStateException
            && message != null
            && SENTENCE.matcher(message).matches()
        ? message
        : null;
  }

  /** States of connecting, of signing in, and of a database that is not there. */
  private static @Nullable String unreachable(SQLException refused) {
    var state = String.valueOf(refused.getSQLState());
    var words = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
    return state.startsWith("08") || state.startsWith("28") || state.startsWith("3D")
        ? "spring.datasource.url leads to no PostgreSQL that the two roles can use: "
            + words
            + " (example: jdbc:postgresql://db.example.com:5432/harness_jira)."
        : null;
  }

  private static @Nullable String unreadable(BindException refused) {
    var name = refused.getName().toString();
    var property = refused.getProperty();
    var example = EXAMPLES.get(name);
    return property == null || example == null
        ? null
        : name
            + " is \""
            + property.getValue()
            + "\", which cannot be read (example: "
            + example
            + ").";
  }

  private static String action(String sentence) {
    var name = sentence.substring(0, sentence.indexOf(' '));
    var variable = name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    return "Set it as the environment variable "
        + variable
        + ", as a line of application.properties, or as a file named "
        + name
        + " in a folder that spring.config.import=configtree:/run/secrets/ names.";
  }
}
