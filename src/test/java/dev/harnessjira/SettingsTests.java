package dev.harnessjira;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.vault.VaultKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every setting, missing or wrong: its name, the reason and an example, and nothing else. */
class SettingsTests {

  private static final Map<String, String> GOOD =
      Map.of(
          "harness-jira.public-url", "https://harness-jira.example.com/",
          "harness-jira.allowed-sites", "acme.atlassian.net, 1111-2222",
          "harness-jira.atlassian.client-id", "id",
          "harness-jira.atlassian.client-secret", "secret",
          "harness-jira.vault.keys", keys());

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          harness-jira.public-url | | https://harness-jira.example.com
          harness-jira.public-url | http://harness-jira.example.com | https://harness-jira.example.com
          harness-jira.public-url | https://x.example.com/?a=b | https://harness-jira.example.com
          harness-jira.public-url | https://user@x.example.com | https://harness-jira.example.com
          harness-jira.public-url | not an address | https://harness-jira.example.com
          harness-jira.webhook-url | ftp://hooks.example.com | https://hooks.example.com
          harness-jira.allowed-sites | | acme.atlassian.net
          harness-jira.allowed-sites | ' , ' | acme.atlassian.net
          harness-jira.allowed-sites | https://acme.atlassian.net | acme.atlassian.net
          harness-jira.contact | ' ' | jira-admins@example.com
          harness-jira.sandbox | perhaps | false
          harness-jira.atlassian.client-id | | 1a2B3c
          harness-jira.atlassian.client-secret | | ATOA
          harness-jira.atlassian.client-secret | ' ' | ATOA
          harness-jira.atlassian.scopes | read:me | read:jira-work
          harness-jira.atlassian.authorization-url | auth.atlassian.com | https://auth.atlassian.com
          harness-jira.atlassian.api-url | httpx://api.atlassian.com | https://api.atlassian.com
          harness-jira.consent.lifetime | -1d | 365d
          harness-jira.consent.lifetime | a year | 365d
          harness-jira.harness.allowed-hosts | https://app.harness.io | app.harness.io
          harness-jira.harness.allowed-hosts | ' ' | app.harness.io
          harness-jira.harness.allowed-networks | 10.1.0.0/99 | 10.1.0.0/16
          harness-jira.harness.allowed-networks | internal | 10.1.0.0/16
          harness-jira.harness.calls-per-minute | 0 | 400
          harness-jira.harness.calls-per-minute | many | 400
          harness-jira.http.proxy | proxy.example.com | http://proxy.example.com:3128
          harness-jira.http.proxy | http://proxy.example.com | http://proxy.example.com:3128
          harness-jira.http.proxy | socks://proxy.example.com:1 | http://proxy.example.com:3128
          harness-jira.http.trusted-certificates | /nowhere/ca.pem | /etc/ssl/internal-ca.pem
          harness-jira.http.deadline | -1s | 30s
          harness-jira.http.read-timeout | soon | 20s
          harness-jira.http.largest-answer | 0 | 10485760
          harness-jira.ingestion.coalescing | -1s | 300ms
          harness-jira.publishing.coalescing | soon | 500ms
          harness-jira.publishing.calls-per-hour | 0 | 65000
          harness-jira.publishing.calls-per-hour | many | 65000
          harness-jira.publishing.removal-check-after | -1s | 3m
          harness-jira.publishing.give-up-removal-after | never | 30d
          harness-jira.work.instance | ' ' | harness-jira-1
          harness-jira.work.threads | 0 | 8
          harness-jira.work.threads | many | 8
          harness-jira.work.poll | 0s | 1s
          harness-jira.work.heartbeat | 0s | 3s
          harness-jira.vault.keys | | vault-key
          harness-jira.vault.keys | nonsense | vault-key
          harness-jira.vault.keys | {} | vault-key
          """)
  void aMissingOrWrongSettingIsRefused(String name, @Nullable String value, String example) {
    var failure = failure(name, value);

    var analysis = requireNonNull(new SettingFailureAnalyzer().analyze(failure));

    assertThat(analysis.getDescription()).startsWith(name + " ").contains("(example: ", example);
    assertThat(analysis.getDescription()).doesNotContain("Exception");
    assertThat(analysis.getAction())
        .contains(name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
  }

  @Test
  void goodSettingsStart() {
    try (var context = start(arguments("", null))) {
      assertThat(context.isActive()).isTrue();
    }
  }

  @Test
  void secretsComeFromFilesToo() throws IOException {
    for (var setting : GOOD.entrySet()) {
      Files.writeString(folder.resolve(setting.getKey()), setting.getValue());
    }

    try (var context = start("--spring.config.import=configtree:" + folder + "/")) {
      assertThat(context.isActive()).isTrue();
    }
  }

  @Test
  void settingsComeFromTheEnvironmentToo() {
    Map<String, Object> environment =
        Map.of(
            "HARNESSJIRA_PUBLICURL", "https://harness-jira.example.com",
            "HARNESS_JIRA_ALLOWED_SITES", "acme.atlassian.net,globex.atlassian.net",
            "HARNESSJIRA_ATLASSIAN_CLIENTID", "id",
            "HARNESS_JIRA_ATLASSIAN_CLIENT_SECRET", "secret",
            "HARNESSJIRA_VAULT_KEYS", requireNonNull(GOOD.get("harness-jira.vault.keys")));

    var application =
        application()
            .initializers(context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource("systemEnvironment", environment)));

    try (var context = application.run()) {
      assertThat(context.isActive()).isTrue();
    }
  }

  @Test
  void everySettingIsInTheReadmeAndNoOther() throws IOException {
    var rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `harness-jira."))
            .map(line -> line.split(" \\| ")[0])
            .toList();

    var explained = rows.stream().flatMap(SettingsTests::names).toList();

    assertThat(explained).containsExactlyInAnyOrderElementsOf(settings());
  }

  /** A row may name several of a kind: {@code `a.b.one`, `.two`}. */
  private static Stream<String> names(String row) {
    var names = Pattern.compile("`([^`]+)`").matcher(row).results().map(it -> it.group(1)).toList();
    var kind = names.getFirst().substring(0, names.getFirst().lastIndexOf('.'));
    return names.stream().map(name -> name.startsWith(".") ? kind + name : name);
  }

  private static List<String> settings() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("dev.harnessjira").stream()
        .map(found -> ClassUtils.resolveClassName(requireNonNull(found.getBeanClassName()), null))
        .flatMap(SettingsTests::settings)
        .toList();
  }

  private static Stream<String> settings(Class<?> record) {
    var kind = requireNonNull(record.getAnnotation(ConfigurationProperties.class)).value();
    return Stream.of(record.getRecordComponents())
        .map(component -> kind + "." + DataObjectPropertyName.toDashedForm(component.getName()));
  }

  private static Throwable failure(String name, @Nullable String value) {
    try (var context = start(arguments(name, value))) {
      throw new AssertionError(name + "=" + value + " was taken");
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static ConfigurableApplicationContext start(String... arguments) {
    return application().run(arguments);
  }

  private static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(Settings.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .bannerMode(Banner.Mode.OFF);
  }

  private static String[] arguments(String name, @Nullable String value) {
    List<String> arguments = new ArrayList<>();
    GOOD.forEach((setting, good) -> {
      if (!setting.equals(name)) {
        arguments.add("--" + setting + "=" + good);
      }
    });
    if (value != null) {
      arguments.add("--" + name + "=" + value);
    }
    return arguments.toArray(String[]::new);
  }

  private static String keys() {
    try {
      return VaultKeys.create();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All settings, and the vault; no configuration that scanning would find. */
  @ConfigurationPropertiesScan("dev.harnessjira")
  @ComponentScan("dev.harnessjira.vault")
  static class Settings {}
}
