package dev.harnessjira.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.support.Chromium;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of the product fits a phone and a desk, in light and dark, and obeys the keyboard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductPagesTests {

  private Chromium chromium;
  private Trial trial;
  private String connection = "";

  @BeforeAll
  void connect() {
    chromium = Chromium.start();
    trial = Trial.start(Dialect.PLATFORM);
    var person = new Newcomer(trial, chromium.page(Chromium.DESKTOP, ColorScheme.LIGHT));
    person.authorizesJira();
    person.connectsProject(
        trial.harness().uri().toString(),
        trial.harness().serviceAccount().token(),
        "default",
        "Storefront");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> trial.jira().panel(JiraSimulator.ACME, "DEMO-1").status().equals("OPEN"));
    person.page().navigate(trial.product() + "/connections");
    connection = person.page().locator("tbody th a").first().getAttribute("href");
  }

  @AfterAll
  void stop() {
    if (trial != null) {
      trial.close();
      chromium.close();
    }
  }

  private Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("connections", "/connections");
    pages.put("connection", connection);
    pages.put("configure", connection + "/configure");
    pages.put("add-projects", connection + "/projects");
    pages.put("disconnect", connection + "/disconnect");
    pages.put("site", "/site");
    pages.put("credentials", "/site/credentials");
    pages.put("site-disconnect", "/site/disconnect");
    pages.put("address", "/connect/harness");
    return pages;
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  void everyPageFitsItsWindow(int width, ColorScheme scheme) {
    var person = new Newcomer(trial, chromium.page(width, scheme));
    var suffix = "-" + width + "-" + scheme;

    person.page().navigate(trial.product() + "/");
    look(person.page(), "landing" + suffix);
    person.authorizesJira();
    person.page().waitForURL(trial.product() + "/**");
    pages()
        .forEach((name, address) -> {
          person.page().navigate(trial.product() + address);
          look(person.page(), name + suffix);
        });

    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void menuOpensAndClosesByKeyboard() {
    var person = new Newcomer(trial, chromium.page(Chromium.DESKTOP, ColorScheme.LIGHT));
    person.authorizesJira();
    person.page().waitForURL(trial.product() + "/**");
    person.page().navigate(trial.product() + "/connections");
    var menu = person.page().locator("summary[aria-label^='Actions for']");
    var configure = person.page().locator("td.actions a[href$='/configure']");

    menu.focus();
    person.page().keyboard().press("Enter");
    PlaywrightAssertions.assertThat(configure).isVisible();
    person.page().keyboard().press("Escape");
    PlaywrightAssertions.assertThat(configure).isHidden();
    PlaywrightAssertions.assertThat(menu).isFocused();
  }

  private static void look(Page page, String name) {
    Chromium.screenshot(page, "product/" + name.toLowerCase(java.util.Locale.ROOT));
    assertThat(Chromium.overflows(page)).as(name).isFalse();
  }
}
