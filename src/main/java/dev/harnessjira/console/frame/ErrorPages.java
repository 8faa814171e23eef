package dev.harnessjira.console.frame;

import dev.harnessjira.console.security.Denied;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.DefaultErrorViewResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Finds the error page by the status, and the one for an expired form by its reason. */
@Component
class ErrorPages extends DefaultErrorViewResolver {

  ErrorPages(ApplicationContext context, WebProperties web) {
    super(context, web.getResources());
  }

  @Override
  public @Nullable ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    return status == HttpStatus.FORBIDDEN && request.getAttribute(Denied.FORM_EXPIRED) != null
        ? new ModelAndView("error/form-expired", model)
        : super.resolveErrorView(request, status, model);
  }
}
