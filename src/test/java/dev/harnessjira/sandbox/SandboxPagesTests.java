package dev.harnessjira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.support.Chromium;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of the sandbox fits on a phone and a desk, in light and dark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPagesTests {

  private Chromium chromium;
  private Sandbox sandbox;
  private final Map<String, String> pages = new LinkedHashMap<>();

  @BeforeAll
  void start() {
    chromium = Chromium.start();
    sandbox =
        Sandbox.start(Sandbox.Ports.free(), Dialect.PLATFORM, URI.create("http://localhost:8080"));
    SandboxContent.fill(sandbox);
    collectPages();
  }

  @AfterAll
  void stop() {
    if (sandbox != null) {
      sandbox.close();
      chromium.close();
    }
  }

  private void collectPages() {
    var harness = sandbox.harness();
    var shop = harness.pageOf(harness.repository("default/Storefront/web-shop"));
    var hook = harness.world().webhooks.getFirst();
    pages.put("start", sandbox.uri() + "/");
    pages.put("calls", sandbox.uri() + "/calls");
    pages.put("jira-issues", sandbox.jira().uri() + "/sites/acme");
    pages.put("jira-issue", sandbox.jira().uri() + "/sites/acme/browse/DEMO-1");
    pages.put("jira-empty", sandbox.jira().uri() + "/sites/acme/browse/OPS-1");
    pages.put("jira-credentials", sandbox.jira().uri() + "/sites/acme/settings/oauth-credentials");
    pages.put("jira-consent", sandbox.jira().uri() + "/authorize?" + SandboxContent.CONSENT);
    pages.put("harness-who", harness.uri() + "/who");
    pages.put("harness-account", harness.uri() + "/");
    pages.put("harness-repository", shop);
    pages.put("harness-open", shop + "/pulls/new");
    pages.put("harness-pull", shop + "/pulls/1");
    pages.put("harness-branches", shop + "/branches");
    pages.put("harness-branch", shop + "/files/DEMO-1-wish-list");
    pages.put("harness-hooks", shop + "/webhooks");
    pages.put("harness-hook", shop + "/webhooks/" + hook.id);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  void everyPageFitsItsWindow(int width, ColorScheme scheme) {
    var page = chromium.page(width, scheme);

    pages.forEach((name, address) -> look(page, name + "-" + width + "-" + scheme, address));

    assertThat(chromium.complaints()).isEmpty();
  }

  private static void look(Page page, String name, String address) {
    var response = page.navigate(address);
    Chromium.screenshot(page, "sandbox/" + name.toLowerCase(java.util.Locale.ROOT));
    assertThat(response.status()).as(address).isEqualTo(200);
    assertThat(Chromium.overflows(page)).as(name).isFalse();
  }
}
