package dev.harnessjira.console;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@ConsoleTest
class RoutesIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private ApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
  }

  @Test
  void everyRouteIsClassified() {
    assertThat(classified().keySet()).containsAll(routes());
  }

  @Test
  void nothingButPublicPagesIsOpen() {
    classified()
        .forEach((route, reach) -> {
          var answer = anonymously(route);
          var signIn = location(answer).equals(home + "/");
          switch (reach) {
            case "public" -> assertThat(answer.statusCode()).as(route).isNotEqualTo(403);
            case "webhook" -> assertThat(answer.statusCode()).as(route).isIn(401, 405);
            default ->
                assertThat(route.startsWith("GET") ? signIn : answer.statusCode() == 403)
                    .as(route + ": " + answer)
                    .isTrue();
          }
        });
  }

  @Test
  void pagesOfASiteNeedAChosenSite() {
    var console = new Console(home);
    console.signIn(Console.TWO_SITES);

    classified()
        .forEach((route, reach) -> {
          if (reach.equals("administrator") && route.startsWith("GET")) {
            assertThat(console.open(path(route)).address()).hasPath("/sign-in/choose");
          }
        });
  }

  private HttpResponse<String> anonymously(String route) {
    var request = HttpRequest.newBuilder(URI.create(home + path(route)));
    var method = route.split(" ")[0].replace("ANY", "GET");
    try {
      return client.send(
          request.method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String path(String route) {
    return route
        .split(" ")[1]
        .replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000")
        .replace("/**", "/liveness");
  }

  private Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    context
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(
            mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(info, routes)));
    return routes;
  }

  private static void add(RequestMappingInfo info, Set<String> routes) {
    var methods = info.getMethodsCondition().getMethods();
    for (var path : info.getPatternValues()) {
      methods.forEach(method -> routes.add(method + " " + path));
      if (methods.isEmpty()) {
        routes.add("ANY " + path);
      }
    }
  }

  private static Map<String, String> classified() {
    try {
      return new ClassPathResource("routes.txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .collect(
              toMap(
                  line -> line.substring(15),
                  line -> line.substring(0, 15).strip(),
                  (one, other) -> one,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
