package dev.harnessjira.console.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.jackson.SecurityJacksonModules;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Keeps sessions as JSON: strings of our own, and Spring Security's types, nothing else. */
@Configuration(proxyBeanMethods = false)
class SessionJson {

  // Spring Session finds it by this name.
  @Bean
  GenericConversionService springSessionConversionService() {
    var json = mapper();
    var service = new GenericConversionService();
    service.addConverter(Object.class, byte[].class, json::writeValueAsBytes);
    service.addConverter(new SessionReader(json));
    return service;
  }

  private static JsonMapper mapper() {
    var types =
        BasicPolymorphicTypeValidator.builder()
            .allowIfSubType("java.util.")
            .allowIfSubType("java.lang.")
            .allowIfSubType("java.time.");
    return JsonMapper.builder()
        .addModules(SecurityJacksonModules.getModules(SessionJson.class.getClassLoader(), types))
        .build();
  }
}
