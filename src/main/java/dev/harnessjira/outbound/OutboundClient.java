package dev.harnessjira.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;

/** Sends requests and says what came of them; never throws for what a remote does or is not. */
public class OutboundClient {

  private final ClientHttpRequestFactory requests;

  OutboundClient(ClientHttpRequestFactory requests) {
    this.requests = requests;
  }

  /** Sends one request; a null body sends none. */
  public Exchange send(HttpMethod method, URI uri, HttpHeaders headers, byte @Nullable [] body) {
    try {
      var request = requests.createRequest(uri, method);
      request.getHeaders().putAll(headers);
      if (body != null) {
        request.getBody().write(body);
      }
      try (var response = request.execute()) {
        return new Exchange.Answered(
            response.getStatusCode().value(),
            response.getHeaders(),
            response.getBody().readAllBytes());
      }
    } catch (FilteredHostException e) {
      return unanswered(
          NoAnswer.ADDRESS_NOT_ALLOWED, uri, "leads to an address that may not be called");
    } catch (IOException e) {
      return failed(uri, e);
    }
  }

  private static Exchange failed(URI uri, IOException e) {
    return switch (e) {
      case UnknownHostException unknown ->
          unanswered(NoAnswer.NAME_NOT_FOUND, uri, "has a name that does not exist");
      case SocketTimeoutException late ->
          unanswered(NoAnswer.TIMED_OUT, uri, "did not answer in time");
      case ConnectException refused ->
          unanswered(refusedOrLate(refused), uri, "could not be connected to");
      case NoRouteToHostException unreachable ->
          unanswered(NoAnswer.CONNECTION_REFUSED, uri, "cannot be reached from here");
      case SSLException untrusted ->
          unanswered(NoAnswer.UNTRUSTED_CERTIFICATE, uri, "has a certificate that is not trusted");
      case CappedExchange.AnswerTooLargeException large ->
          unanswered(NoAnswer.ANSWER_TOO_LARGE, uri, "answered more than can be taken");
      default -> unanswered(NoAnswer.CONNECTION_LOST, uri, "ended the connection early");
    };
  }

  private static NoAnswer refusedOrLate(ConnectException e) {
    var message = String.valueOf(e.getMessage());
    return message.contains("timed out") ? NoAnswer.TIMED_OUT : NoAnswer.CONNECTION_REFUSED;
  }

  private static Exchange unanswered(NoAnswer why, URI uri, String what) {
    return new Exchange.Unanswered(why, uri.getHost() + " " + what);
  }
}
