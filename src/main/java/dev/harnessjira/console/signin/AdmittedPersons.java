package dev.harnessjira.console.signin;

import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.SignIn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;

/** Asks whether the person of a fresh grant may sign in. */
@Component
class AdmittedPersons implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

  private final SignIn signIn;

  AdmittedPersons(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public OAuth2User loadUser(OAuth2UserRequest request) {
    return switch (signIn.admit(request.getAccessToken().getTokenValue())) {
      case Admission.Admitted admitted -> new Admitted(admitted);
      case Admission.NoJiraSite no -> throw new NotAdmittedException(no);
      case Admission.SiteNotAllowed no -> throw new NotAdmittedException(no);
      case Admission.NotAdministrator no -> throw new NotAdmittedException(no);
      case Admission.SiteSuspended no -> throw new NotAdmittedException(no);
      case Admission.CannotVerify no -> throw new NotAdmittedException(no);
    };
  }

  /** An admitted person, until their grant is kept; never in a session. */
  record Admitted(Admission.Admitted admission) implements OAuth2User {

    @Override
    public Map<String, Object> getAttributes() {
      return Map.of();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
      return List.of();
    }

    @Override
    public String getName() {
      return admission.account().value();
    }
  }

  /** Somebody consented and may not sign in. */
  static class NotAdmittedException extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final transient Admission admission;

    NotAdmittedException(Admission admission) {
      super("not_admitted");
      this.admission = admission;
    }

    Admission admission() {
      return admission;
    }
  }
}
