package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.model.Execution;
import dev.harnessjira.sandbox.harness.model.Execution.Outcome;
import dev.harnessjira.sandbox.harness.model.Webhook.ExtraHeader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Posts a body and judges the answer, in the words of the real server's execution history. */
final class Sender implements AutoCloseable {

  private static final int MOST_KEPT = 1024;

  private final Duration limit;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Sender(Duration limit) {
    this.limit = limit;
  }

  Outcome send(String url, List<ExtraHeader> headers, String body) {
    try {
      return judge(http.send(request(url, headers, body), BodyHandlers.ofString()));
    } catch (HttpTimeoutException e) {
      return Outcome.failed("request exceeded time limit of 10s");
    } catch (IOException e) {
      return unreachable(url, e);
    } catch (IllegalArgumentException e) {
      return Outcome.failed("failed to create request: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed("An unknown error occurred");
    }
  }

  static Outcome refused(String url) {
    var address = URI.create(url);
    return Outcome.failed(
        "an error occurred while sending the request: Post \"%s\": dial tcp %s:%d: connect: connection refused"
            .formatted(url, address.getHost(), port(address)));
  }

  private HttpRequest request(String url, List<ExtraHeader> headers, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(url)).timeout(limit).POST(BodyPublishers.ofString(body));
    headers.forEach(header -> request.header(header.key(), header.value()));
    return request.header("Accept-Encoding", "gzip").build();
  }

  private static Outcome unreachable(String url, IOException failure) {
    if (failure instanceof ConnectException) {
      return failure.getCause() instanceof UnresolvedAddressException
          ? Outcome.failed("host '%s' was not found".formatted(URI.create(url).getHost()))
          : refused(url);
    }
    return Outcome.failed(
        "an error occurred while sending the request: Post \"%s\": EOF".formatted(url));
  }

  private static Outcome judge(HttpResponse<String> response) {
    var code = response.statusCode();
    return new Outcome(
        result(code), error(code), code, status(code), headers(response), cut(response.body()));
  }

  private static String result(int code) {
    if (code >= 200 && code < 300) {
      return Execution.SUCCESS;
    }
    var retriable = code == 408 || code == 429 || (code >= 500 && code < 600 && code != 501);
    return retriable ? Execution.RETRIABLE : Execution.FATAL;
  }

  private static String error(int code) {
    if (code == 408) {
      return "request timed out";
    }
    if (code == 429) {
      return "request got throttled";
    }
    return switch (code / 100) {
      case 2 -> "";
      case 3 -> "3xx response codes are not supported";
      case 4 -> "4xx response codes are not supported (apart from 408 and 429)";
      default -> "remote server encountered an error";
    };
  }

  private static String status(int code) {
    return code + (code < 300 ? " OK" : " Error");
  }

  private static String headers(HttpResponse<String> response) {
    return cut(
        response.headers().map().entrySet().stream()
            .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()) + "\r\n")
            .collect(Collectors.joining()));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MOST_KEPT));
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equals(address.getScheme()) ? 443 : 80;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
