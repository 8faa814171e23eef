package dev.harnessjira.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;

/** Sends requests and says what came of them; never throws for what a remote does or is not. */
public class OutboundClient {

  private final ClientHttpRequestFactory requests;
  private final @Nullable InetAddressFilter judgedHere;
  private final AnswerCounter answers;

  /** {@code judgedHere} judges addresses that the connection does not, since a proxy makes it. */
  OutboundClient(
      ClientHttpRequestFactory requests,
      @Nullable InetAddressFilter judgedHere,
      AnswerCounter answers) {
    this.requests = requests;
    this.judgedHere = judgedHere;
    this.answers = answers;
  }

  /** Sends one request; a null body sends none. */
  public Exchange send(HttpMethod method, URI uri, HttpHeaders headers, byte @Nullable [] body) {
    return answers.counted(exchange(method, uri, headers, body));
  }

  private Exchange exchange(
      HttpMethod method, URI uri, HttpHeaders headers, byte @Nullable [] body) {
    if (!mayBeAsked(uri)) {
      return notAllowed(uri);
    }
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
      return notAllowed(uri);
    } catch (IOException e) {
      return failed(uri, e);
    }
  }

  private boolean mayBeAsked(URI uri) {
    if (judgedHere == null) {
      return true;
    }
    try {
      for (var address : InetAddress.getAllByName(uri.getHost())) {
        if (!judgedHere.matches(address)) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      // Only the proxy knows the name.
      return true;
    }
  }

  private static Exchange notAllowed(URI uri) {
    return unanswered(
        NoAnswer.ADDRESS_NOT_ALLOWED, uri, "leads to an address that may not be called");
  }

  private static Exchange failed(URI uri, IOException e) {
    return switch (e) {
      case NotCalledException closed ->
          new Exchange.Unanswered(NoAnswer.CONNECTION_REFUSED, String.valueOf(closed.getMessage()));
      case UnknownHostException unknown ->
          unanswered(NoAnswer.NAME_NOT_FOUND, uri, "has a name that does not exist");
      case SocketTimeoutException late ->
          unanswered(NoAnswer.TIMED_OUT, uri, "did not answer in time");
      case ConnectException refused ->
          unanswered(refusedOrLate(refused), uri, "could not be connected to");
      case NoRouteToHostException unreachable ->
          unanswered(NoAnswer.CONNECTION_REFUSED, uri, "cannot be reached from here");
      case SSLException broken when isUntrusted(broken) ->
          unanswered(NoAnswer.UNTRUSTED_CERTIFICATE, uri, "has a certificate that is not trusted");
      case SSLException broken ->
          unanswered(NoAnswer.CONNECTION_LOST, uri, "does not speak HTTPS as it should");
      case CappedExchange.AnswerTooLargeException large ->
          unanswered(NoAnswer.ANSWER_TOO_LARGE, uri, "answered more than can be taken");
      default -> unanswered(NoAnswer.CONNECTION_LOST, uri, "ended the connection early");
    };
  }

  private static boolean isUntrusted(SSLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException
          || cause instanceof CertPathValidatorException
          || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private static NoAnswer refusedOrLate(ConnectException e) {
    var message = String.valueOf(e.getMessage());
    return message.contains("timed out") ? NoAnswer.TIMED_OUT : NoAnswer.CONNECTION_REFUSED;
  }

  private static Exchange unanswered(NoAnswer why, URI uri, String what) {
    return new Exchange.Unanswered(why, uri.getHost() + " " + what);
  }
}
