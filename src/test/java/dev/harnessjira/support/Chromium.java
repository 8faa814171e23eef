package dev.harnessjira.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/**
 * Headless Chromium for journeys and screenshots. Where it is not installed, tests that ask for it
 * are skipped with the reason, or fail with {@code -Djourneys=mandatory}. Collects what the console
 * complains of, violations of the Content-Security-Policy among it.
 */
public final class Chromium implements AutoCloseable {

  public static final int DESKTOP = 1280;
  public static final int PHONE = 390;

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Chromium(Path executable) {
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  /** Starts the browser, or skips the test that asks. */
  public static Chromium start() {
    var executable = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    if (executable.isEmpty() && "mandatory".equals(System.getProperty("journeys"))) {
      throw new IllegalStateException(
          "Chromium is not installed (looked for " + PLACES + "): apt-get install chromium");
    }
    Assumptions.assumeTrue(
        executable.isPresent(), "Chromium is not installed: looked for " + PLACES);
    return new Chromium(executable.orElseThrow());
  }

  /** A page in a context of its own: no cookie is shared. */
  public Page page(int width, ColorScheme scheme) {
    return pageIn(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width == PHONE ? 844 : 900)
                .setColorScheme(scheme)));
  }

  /** Another page that shares the cookies of a context. */
  public Page pageIn(BrowserContext context) {
    var page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** What the browser's console complained of on any page. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Whether a page is wider than its window, which nobody should have to scroll. */
  public static boolean overflows(Page page) {
    return Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth > window.innerWidth"));
  }

  /** Keeps a picture of the whole page in {@code target/screenshots}. */
  public static Path screenshot(Page page, String name) {
    var file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
