package dev.harnessjira.publishing.application;

import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Calls Jira with what the site is written with; a refused token gets one more try with a new one.
 */
@Service
class SiteCalls {

  private final SiteWriting siteWriting;

  SiteCalls(SiteWriting siteWriting) {
    this.siteWriting = siteWriting;
  }

  <T> Reply<T> call(Visit visit, Function<DevInfoAccess, Reply<T>> call) {
    var reply = call.apply(visit.access().access());
    if (isRefusedToken(reply) && !visit.renewed()) {
      reply = again(visit, call);
    }
    if (reply instanceof Reply.Answered<T>) {
      visit.answered();
    }
    return reply;
  }

  private static boolean isRefusedToken(Reply<?> reply) {
    return reply instanceof Reply.Troubled<?>(var trouble)
        && trouble instanceof Trouble.TokenRefused;
  }

  private <T> Reply<T> again(Visit visit, Function<DevInfoAccess, Reply<T>> call) {
    siteWriting.refused(visit.site(), visit.access().credentialVersion());
    return switch (siteWriting.access(visit.site())) {
      case WriteAccess.Ready fresh when fresh.identity().equals(visit.identity()) -> {
        visit.renew(fresh);
        yield call.apply(fresh.access());
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
