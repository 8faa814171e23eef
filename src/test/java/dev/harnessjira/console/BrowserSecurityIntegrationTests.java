package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ConsoleTest
class BrowserSecurityIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  private final HttpClient client = HttpClient.newHttpClient();
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    console = new Console(home);
  }

  @Test
  void pagesRunNoForeignScriptAndFitInNoFrame() throws Exception {
    var headers = get("/").headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void behindTlsTheBrowserIsToldToStayThere() throws Exception {
    var headers = get("/", "X-Forwarded-Proto", "https").headers();

    assertThat(headers.firstValue("Strict-Transport-Security").orElse("")).contains("max-age");
  }

  @Test
  void sessionCookieIsStrict() throws Exception {
    var cookie = get("/connect/jira").headers().firstValue("Set-Cookie").orElse("");

    assertThat(cookie)
        .startsWith("__Host-SESSION=")
        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain");
  }

  @Test
  void visitorsCostNoSession() throws Exception {
    assertThat(get("/").headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void unknownAndKnownPathsLookTheSameToStrangers() throws Exception {
    var known = get("/site");
    var unknown = get("/no-such-page");

    assertThat(known.statusCode()).isEqualTo(302).isEqualTo(unknown.statusCode());
    assertThat(known.headers().firstValue("Location"))
        .isEqualTo(unknown.headers().firstValue("Location"));
  }

  @Test
  void scriptsOfSignedOutPagesGetNoPage() throws Exception {
    assertThat(get("/site", "HX-Request", "true").statusCode()).isEqualTo(401);
  }

  @Test
  void formWithoutItsTokenIsExpired() {
    console.signedIn(Console.JIRA_ADMIN);
    console.open("/site/disconnect").page().select("input[name=_csrf]").remove();

    console.browser().press("Disconnect site");

    assertThat(console.browser().status()).isEqualTo(403);
    assertThat(console.text()).contains("This form has expired", "nothing was changed");
    assertThat(console.open("/site").text()).contains("Connected");
  }

  @Test
  void everyFormCarriesAToken() {
    console.signedIn(Console.JIRA_ADMIN);

    for (var path : new String[] {"/site", "/site/credentials", "/site/disconnect"}) {
      var forms = console.open(path).page().select("form[method=post]");
      assertThat(forms).isNotEmpty().allMatch(form -> form.select("[name=_csrf]").size() == 1);
    }
  }

  @Test
  void pageThatIsNotThereSaysSoInTheFrame() {
    console.signedIn(Console.JIRA_ADMIN);

    console.open("/no-such-page");

    assertThat(console.browser().status()).isEqualTo(404);
    assertThat(console.text()).contains("We can’t find this page", "Request");
    assertThat(console.header()).contains("Acme", "Sign out");
  }

  @Test
  void wrongMethodIsNoStackTrace() {
    console.signedIn(Console.JIRA_ADMIN);

    console.open("/sign-in/site");

    assertThat(console.browser().status()).isEqualTo(405);
    assertThat(console.text()).contains("We can’t handle this request");
    assertThat(console.browser().page().text()).doesNotContain("Exception");
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(home + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
