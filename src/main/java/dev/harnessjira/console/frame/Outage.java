package dev.harnessjira.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 when the database cannot be reached, also while the session is looked for. */
@Component
@Order(Outage.BEFORE_SESSIONS)
class Outage extends OncePerRequestFilter {

  /** Spring Session's filter stands right behind. */
  static final int BEFORE_SESSIONS = Integer.MIN_VALUE + 40;

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final String HAPPENED = Outage.class.getName();

  static boolean happened(HttpServletRequest request) {
    return request.getAttribute(HAPPENED) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (happened(request)) {
      chain.doFilter(new Stranger(request), response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      if (!isOutage(e) || response.isCommitted()) {
        throw e;
      }
      LOG.error("The database cannot be reached", e);
      request.setAttribute(HAPPENED, true);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  // The error page itself is dispatched to through the filters again.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** The request of somebody unknown: no cookie, so that no session is looked for. */
  private static class Stranger extends HttpServletRequestWrapper {

    Stranger(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
      return null;
    }
  }

  private static boolean isOutage(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransactionException
          || cause instanceof NonTransientDataAccessResourceException
          || cause instanceof TransientDataAccessException) {
        return true;
      }
    }
    return false;
  }
}
