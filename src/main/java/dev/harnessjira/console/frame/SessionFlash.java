package dev.harnessjira.console.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/**
 * Messages for the page after a redirect, kept in the session as strings: sessions are JSON, and
 * Spring's own flash map does not survive that.
 */
class SessionFlash extends AbstractFlashMapManager {

  private static final String FLASH = "flash";
  private static final String PATH = ":path";
  private static final String UNTIL = ":until";

  /** Spring MVC finds it by its name. */
  @Configuration(proxyBeanMethods = false)
  static class Flash {

    @Bean
    FlashMapManager flashMapManager() {
      return new SessionFlash();
    }
  }

  @Override
  protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    // An error page must come even when there is no session to be had.
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      return null;
    }
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(FLASH) instanceof List<?> kept)) {
      return null;
    }
    List<FlashMap> flashes = new ArrayList<>();
    kept.forEach(strings -> flashes.add(flash((Map<?, ?>) strings)));
    return flashes;
  }

  @Override
  protected void updateFlashMaps(
      List<FlashMap> flashes, HttpServletRequest request, HttpServletResponse response) {
    var session = request.getSession();
    if (flashes.isEmpty()) {
      session.removeAttribute(FLASH);
    } else {
      List<Map<String, String>> kept = new ArrayList<>();
      flashes.forEach(flash -> kept.add(strings(flash)));
      session.setAttribute(FLASH, kept);
    }
  }

  private static FlashMap flash(Map<?, ?> strings) {
    var flash = new FlashMap();
    strings.forEach((name, value) -> flash.put(name.toString(), value));
    flash.setTargetRequestPath((String) flash.remove(PATH));
    var until = flash.remove(UNTIL);
    if (until != null) {
      flash.setExpirationTime(Long.parseLong(until.toString()));
    }
    return flash;
  }

  private static Map<String, String> strings(FlashMap flash) {
    Map<String, String> strings = new HashMap<>();
    flash.forEach((name, value) -> strings.put(name, String.valueOf(value)));
    var path = flash.getTargetRequestPath();
    if (path != null) {
      strings.put(PATH, path);
    }
    strings.put(UNTIL, String.valueOf(flash.getExpirationTime()));
    return strings;
  }
}
