package dev.harnessjira.console.security;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the gate before every page of a site, and gives controllers the signed-in person. */
@Configuration(proxyBeanMethods = false)
class ConsoleMvc implements WebMvcConfigurer {

  private final SiteGate gate;

  ConsoleMvc(SiteGate gate) {
    this.gate = gate;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(gate)
        .excludePathPatterns(Reach.withoutSite())
        .excludePathPatterns("/webhooks/**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new SignedInResolver());
  }
}
