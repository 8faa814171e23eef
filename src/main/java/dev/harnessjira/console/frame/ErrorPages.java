package dev.harnessjira.console.frame;

import dev.harnessjira.console.security.Denied;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Error pages for what a status alone does not say; the others are found by their status. */
@Component
class ErrorPages implements ErrorViewResolver, Ordered {

  @Override
  public @Nullable ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    return status == HttpStatus.FORBIDDEN && request.getAttribute(Denied.FORM_EXPIRED) != null
        ? new ModelAndView("error/form-expired", model)
        : null;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
