package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.GrantedTokens;
import java.util.List;
import java.util.Set;

/** Atlassian, as far as people, sites and tokens go. No call is made inside a transaction. */
public interface AtlassianAccounts {

  Reply<Person> person(String accessToken);

  Reply<List<Reachable>> sites(String accessToken);

  Reply<Boolean> administers(String accessToken, String cloudId);

  /** The keys of all projects that the token's person may see. */
  Reply<Set<String>> projects(String accessToken, String cloudId);

  Reply<GrantedTokens> refresh(String refreshToken);

  Reply<GrantedTokens> credentialsToken(String clientId, String clientSecret);

  /** Who the token is of. */
  record Person(String accountId, String name) {}

  /** A site of a grant; {@code jira} is whether the grant reaches Jira there. */
  record Reachable(String cloudId, String name, String url, boolean jira) {}

  /** An answer, or why there is none. */
  sealed interface Reply<T> {

    /** The answer. */
    record Answered<T>(T value) implements Reply<T> {}

    /** The token, or the pair of OAuth credentials, is not known (any more). */
    record Unauthorized<T>(String detail) implements Reply<T> {}

    /** No, for good: refused with these words. */
    record Refused<T>(String detail) implements Reply<T> {}

    /** The site is not there. */
    record Gone<T>(String detail) implements Reply<T> {}

    /** No answer this time. */
    record Unavailable<T>(String detail) implements Reply<T> {}
  }
}
