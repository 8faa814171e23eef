package dev.harnessjira.console.frame;

import dev.harnessjira.console.security.CurrentSite;
import dev.harnessjira.console.security.SignedInPerson;
import dev.harnessjira.home.Home;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.ServiceSettings;
import dev.harnessjira.tenancy.SignIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives every page of the console its frame. */
@ControllerAdvice(basePackages = "dev.harnessjira.console", assignableTypes = ErrorController.class)
class FrameAdvice {

  private final SignIn signIn;
  private final ServiceSettings settings;
  private final Home home;

  FrameAdvice(SignIn signIn, ServiceSettings settings, Home home) {
    this.signIn = signIn;
    this.settings = settings;
    this.home = home;
  }

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request) {
    return Outage.happened(request) ? bare(request) : full(request);
  }

  // Without the database there is no session to ask.
  private Frame bare(HttpServletRequest request) {
    return new Frame(
        settings.sandbox(), elsewhere(), null, List.of(), null, null, RequestIds.of(request));
  }

  private Frame full(HttpServletRequest request) {
    var person = SignedInPerson.of(request);
    var sites = person == null ? List.<Candidate>of() : signIn.candidates(person.account());
    return new Frame(
        settings.sandbox(),
        elsewhere(),
        current(request, sites),
        sites,
        person == null ? null : person.name(),
        flag(request),
        RequestIds.of(request));
  }

  private @Nullable String elsewhere() {
    var before = home.elsewhere();
    return before == null ? null : before.publicUrl();
  }

  private static @Nullable Candidate current(HttpServletRequest request, List<Candidate> sites) {
    var current = CurrentSite.of(request);
    return sites.stream().filter(site -> site.id().equals(current)).findFirst().orElse(null);
  }

  private static @Nullable String flag(HttpServletRequest request) {
    var flash =
        request.getDispatcherType() == DispatcherType.ERROR
            ? null
            : RequestContextUtils.getInputFlashMap(request);
    return flash != null && flash.get("flag") instanceof String text ? text : null;
  }
}
