package dev.harnessjira.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id, which stands on error pages and in the log. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

  private static final String ID = RequestIds.class.getName();
  private static final String LOGGED = "request";

  static @Nullable String of(HttpServletRequest request) {
    return request.getAttribute(ID) instanceof String id ? id : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var id = UUID.randomUUID().toString().substring(0, 13);
    request.setAttribute(ID, id);
    MDC.put(LOGGED, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(LOGGED);
    }
  }
}
