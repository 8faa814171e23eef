package dev.harnessjira.publishing.application;

import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.publishing.domain.Endpoint;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Calls Jira with what the site is written with, within Jira's limits; a refused token gets one
 * more try with a new one.
 */
@Service
class SiteCalls {

  private final SiteWriting siteWriting;
  private final RateLimits limits;

  SiteCalls(SiteWriting siteWriting, RateLimits limits) {
    this.siteWriting = siteWriting;
    this.limits = limits;
  }

  <T> Reply<T> call(Visit visit, Endpoint endpoint, Function<DevInfoAccess, Reply<T>> call) {
    var reply = within(visit, endpoint, call);
    if (isRefusedToken(reply) && !visit.renewed()) {
      reply = again(visit, endpoint, call);
    }
    if (reply instanceof Reply.Answered<T>) {
      visit.answered();
    }
    return reply;
  }

  private <T> Reply<T> within(
      Visit visit, Endpoint endpoint, Function<DevInfoAccess, Reply<T>> call) {
    var why = limits.before(visit, endpoint);
    if (why != null) {
      return new Reply.Troubled<>(why);
    }
    var access = limits.access(visit, endpoint);
    var begin = System.nanoTime();
    var reply = call.apply(access);
    visit.pace().took(Duration.ofNanos(System.nanoTime() - begin));
    return limits.after(visit, endpoint, reply);
  }

  private static boolean isRefusedToken(Reply<?> reply) {
    return reply instanceof Reply.Troubled<?>(var trouble)
        && trouble instanceof Trouble.TokenRefused;
  }

  private <T> Reply<T> again(
      Visit visit, Endpoint endpoint, Function<DevInfoAccess, Reply<T>> call) {
    siteWriting.refused(visit.site(), visit.access().credentialVersion());
    return switch (siteWriting.access(visit.site())) {
      case WriteAccess.Ready fresh when fresh.identity().equals(visit.identity()) -> {
        visit.renew(fresh);
        yield within(visit, endpoint, call);
      }
      case WriteAccess.Ready other ->
          new Reply.Troubled<>(
              new Trouble.Unavailable("The site is written to in another way now.", null));
      case WriteAccess.Paused(var reason) -> new Reply.Troubled<>(new Trouble.Paused(reason));
      case WriteAccess.Unavailable(var reason) ->
          new Reply.Troubled<>(new Trouble.Unavailable(reason, null));
    };
  }
}
