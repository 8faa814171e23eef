package dev.harnessjira.harness;

import dev.harnessjira.harness.Inspection.AddressNotAllowed;
import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.ConnectionRefused;
import dev.harnessjira.harness.Inspection.NameNotFound;
import dev.harnessjira.harness.Inspection.NotHarness;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.harness.Inspection.Redirected;
import dev.harnessjira.harness.Inspection.TimedOut;
import dev.harnessjira.harness.Inspection.TooManyRequests;
import dev.harnessjira.harness.Inspection.UntrustedCertificate;
import dev.harnessjira.outbound.Exchange;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks a server of which nothing is known yet. */
@Component
class Probe {

  private final HarnessCalls calls;

  Probe(HarnessCalls calls) {
    this.calls = calls;
  }

  /** What a question brought. */
  sealed interface Reply {

    /** An answer below 500; {@code json} is a missing node when it is none. */
    record Answer(int status, JsonNode json) implements Reply {

      boolean ok() {
        return status >= 200 && status < 300;
      }

      /** Status and the server's own words. */
      String detail() {
        var message = json.path("message").asString("");
        return message.isEmpty() ? "HTTP " + status : status + ": " + message;
      }
    }

    /** No use to ask on. */
    record Stopped(Problem problem) implements Reply {}
  }

  Reply get(HarnessAccess access, String path) {
    return ask(access, HttpMethod.GET, path, null);
  }

  Reply post(HarnessAccess access, String path, Object body) {
    return ask(access, HttpMethod.POST, path, body);
  }

  Reply patch(HarnessAccess access, String path, Object body) {
    return ask(access, HttpMethod.PATCH, path, body);
  }

  private Reply ask(HarnessAccess access, HttpMethod method, String path, @Nullable Object body) {
    return switch (calls.exchange(access, method, path, body)) {
      case HarnessCalls.Sent.TooMany(var retryAt, var reason) ->
          new Reply.Stopped(new TooManyRequests(retryAt));
      case HarnessCalls.Sent.Done(Exchange.Unanswered none) ->
          new Reply.Stopped(unanswered(access.baseUrl(), none));
      case HarnessCalls.Sent.Done(Exchange.Answered answer) -> answered(access, path, answer);
    };
  }

  private Reply answered(HarnessAccess access, String path, Exchange.Answered answer) {
    var status = answer.status();
    if (status >= 300 && status < 400) {
      var target = HarnessCalls.location(answer);
      return new Reply.Stopped(
          new Redirected(access.baseUrl(), useInstead(access.baseUrl(), path, target)));
    }
    var reply = new Reply.Answer(status, calls.treeOrMissing(answer));
    return status >= 500 ? new Reply.Stopped(new CannotVerify(reply.detail())) : reply;
  }

  /** Where the same path is to be found; a page to sign in on is no such address. */
  private static @Nullable URI useInstead(URI base, String path, @Nullable URI location) {
    if (location == null) {
      return null;
    }
    var target = base.resolve(location);
    var asked = path.replaceAll("\\?.*", "");
    if (target.getHost() == null || !String.valueOf(target.getPath()).endsWith(asked)) {
      return null;
    }
    var text = target.toString();
    return URI.create(text.substring(0, text.lastIndexOf(asked)));
  }

  private static Problem unanswered(URI base, Exchange.Unanswered none) {
    var host = base.getHost();
    return switch (none.why()) {
      case NAME_NOT_FOUND -> new NameNotFound(host);
      case CONNECTION_REFUSED -> new ConnectionRefused(base);
      case TIMED_OUT -> new TimedOut(base);
      case UNTRUSTED_CERTIFICATE -> new UntrustedCertificate(host);
      case ADDRESS_NOT_ALLOWED -> new AddressNotAllowed(host);
      case CONNECTION_LOST -> new CannotVerify(none.detail());
      case ANSWER_TOO_LARGE -> new NotHarness(base);
    };
  }
}
