package dev.harnessjira.console.security;

import dev.harnessjira.console.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link SignedIn} that the gate let through. */
class SignedInResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == SignedIn.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    var signedIn = request.getAttribute(SiteGate.SIGNED_IN, RequestAttributes.SCOPE_REQUEST);
    if (signedIn == null) {
      throw new IllegalStateException(
          "A public page asks for the signed-in administrator: " + parameter.getMethod());
    }
    return signedIn;
  }
}
