package dev.harnessjira.tenancy;

import java.util.List;

/** Signing in by Atlassian consent. */
public interface SignIn {

  /** Asks Atlassian who the token's person is and which sites they administer. Stores nothing. */
  Admission admit(String accessToken);

  /** Keeps the grant of an admitted person; a wider one that still works is not narrowed. */
  void keep(Admission.Admitted person, GrantedTokens tokens);

  /** The sites that the person was found to administer. */
  List<Candidate> candidates(AccountId account);

  /** The person connects or enters one of them; false when it is not among the candidates. */
  boolean enter(AccountId account, SiteId site);
}
