package dev.harnessjira.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A browser without scripts: follows links and redirects, fills in and submits forms, keeps
 * cookies. Secure cookies are sent to loopback, as browsers do.
 */
public final class FormBrowser {

  private static final int MOST_REDIRECTS = 10;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
  private URI address = URI.create("about:blank");
  private Document page = Document.createShell("");
  private int status;
  private String body = "";

  public Document page() {
    return page;
  }

  public URI address() {
    return address;
  }

  public int status() {
    return status;
  }

  /** What was answered, as it was sent. */
  public String body() {
    return body;
  }

  /** Text that a person reads in the page's main part. */
  public String text() {
    var main = page.selectFirst("main");
    return (main == null ? page.body() : main).text();
  }

  public FormBrowser open(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET(), uri);
  }

  public FormBrowser open(String path) {
    return open(address.resolve(path));
  }

  /** Follows the link with this text. */
  public FormBrowser follow(String text) {
    for (var link : page.select("a[href]")) {
      if (link.text().contains(text)) {
        return open(URI.create(link.absUrl("href")));
      }
    }
    throw new AssertionError("No link \"" + text + "\" on " + address + ":\n" + text());
  }

  public boolean offers(String button) {
    return page.select("button, a").stream().anyMatch(element -> element.text().contains(button));
  }

  /** Presses the button with this text in the form that has it, after filling in the fields. */
  public FormBrowser press(String button, Map<String, String> fields) {
    for (var candidate : page.select("form button, form input[type=submit]")) {
      if (candidate.text().contains(button) || candidate.val().equals(button)) {
        return submit(candidate, fields);
      }
    }
    throw new AssertionError("No button \"" + button + "\" on " + address + ":\n" + text());
  }

  public FormBrowser press(String button) {
    return press(button, Map.of());
  }

  private FormBrowser submit(Element button, Map<String, String> fields) {
    var form = (FormElement) button.closest("form");
    if (form == null) {
      throw new AssertionError("The button has no form");
    }
    Map<String, List<String>> data = new LinkedHashMap<>();
    form.formData()
        .forEach(entry ->
            data.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry.value()));
    fields.forEach((name, value) -> data.put(name, List.of(value)));
    if (button.hasAttr("name")) {
      data.put(button.attr("name"), List.of(button.val()));
    }
    var action = form.hasAttr("action") ? URI.create(form.absUrl("action")) : withoutQuery(address);
    var body =
        data.entrySet().stream()
            .flatMap(entry ->
                entry.getValue().stream()
                    .map(value -> encode(entry.getKey()) + "=" + encode(value)))
            .collect(Collectors.joining("&"));
    if (form.attr("method").equalsIgnoreCase("post")) {
      var request =
          HttpRequest.newBuilder(action)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body));
      return send(request, action);
    }
    return open(URI.create(withoutQuery(action) + "?" + body));
  }

  private FormBrowser send(HttpRequest.Builder request, URI uri) {
    var response = exchange(request, uri);
    for (var i = 0;
        i < MOST_REDIRECTS && response.headers().firstValue("Location").isPresent();
        i++) {
      var target = response.uri().resolve(response.headers().firstValue("Location").get());
      response = exchange(HttpRequest.newBuilder(target).GET(), target);
    }
    address = response.uri();
    status = response.statusCode();
    body = response.body();
    page = Jsoup.parse(response.body(), address.toString());
    return this;
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request, URI uri) {
    var jar = cookies.computeIfAbsent(uri.getAuthority(), key -> new LinkedHashMap<>());
    if (!jar.isEmpty()) {
      request.header(
          "Cookie",
          jar.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    try {
      var response =
          client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(cookie -> keep(jar, cookie));
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(uri.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void keep(Map<String, String> jar, String cookie) {
    var pair = cookie.split(";", 2)[0];
    var equals = pair.indexOf('=');
    var value = pair.substring(equals + 1);
    if (value.isEmpty() || cookie.contains("Max-Age=0")) {
      jar.remove(pair.substring(0, equals));
    } else {
      jar.put(pair.substring(0, equals), value);
    }
  }

  private static URI withoutQuery(URI uri) {
    return URI.create(uri.toString().split("[?#]", 2)[0]);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
