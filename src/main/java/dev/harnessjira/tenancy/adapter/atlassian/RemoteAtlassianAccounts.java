package dev.harnessjira.tenancy.adapter.atlassian;

import dev.harnessjira.jira.Atlassian;
import dev.harnessjira.jira.JiraFailure;
import dev.harnessjira.jira.JiraPlatform;
import dev.harnessjira.jira.JiraPlatform.ProjectPage;
import dev.harnessjira.jira.JiraResult;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Atlassian over the gateway. */
@Component
class RemoteAtlassianAccounts implements AtlassianAccounts {

  private final Atlassian atlassian;
  private final JiraPlatform jira;
  private final Clock clock;

  RemoteAtlassianAccounts(Atlassian atlassian, JiraPlatform jira, Clock clock) {
    this.atlassian = atlassian;
    this.jira = jira;
    this.clock = clock;
  }

  @Override
  public Reply<Person> person(String accessToken) {
    return reply(
        atlassian.me(accessToken), person -> new Person(person.accountId(), person.name()));
  }

  @Override
  public Reply<List<Reachable>> sites(String accessToken) {
    return reply(
        atlassian.accessibleResources(accessToken),
        sites -> sites.stream().map(RemoteAtlassianAccounts::reachable).toList());
  }

  // A grant reaches Jira on a site when a Jira scope stands there.
  private static Reachable reachable(Atlassian.Resource site) {
    var jira = site.scopes().stream().anyMatch(scope -> scope.contains("jira"));
    return new Reachable(site.id(), site.name(), site.url(), jira);
  }

  @Override
  public Reply<Boolean> administers(String accessToken, String cloudId) {
    return reply(jira.administers(cloudId, accessToken), yes -> yes);
  }

  @Override
  public Reply<Set<String>> projects(String accessToken, String cloudId) {
    Set<String> all = new HashSet<>();
    for (Integer start = 0; start != null; ) {
      switch (jira.projects(cloudId, accessToken, start)) {
        case JiraResult.Ok<ProjectPage>(var page) -> {
          all.addAll(page.keys());
          start = page.next();
        }
        case JiraResult.Failed<ProjectPage> failed -> {
          return reply(failed, page -> Set.of());
        }
      }
    }
    return new Reply.Answered<>(Set.copyOf(all));
  }

  @Override
  public Reply<GrantedTokens> refresh(String refreshToken) {
    return reply(atlassian.refresh(refreshToken), this::granted);
  }

  @Override
  public Reply<GrantedTokens> credentialsToken(String clientId, String clientSecret) {
    return reply(atlassian.clientCredentials(clientId, clientSecret), this::granted);
  }

  private GrantedTokens granted(Atlassian.Tokens tokens) {
    return new GrantedTokens(
        tokens.accessToken(),
        clock.instant().plusSeconds(tokens.expiresInSeconds()),
        tokens.refreshToken(),
        tokens.scope());
  }

  private static <T, R> Reply<R> reply(JiraResult<T> result, Function<T, R> translate) {
    return switch (result) {
      case JiraResult.Ok<T>(var value) -> new Reply.Answered<>(translate.apply(value));
      case JiraResult.Failed<T>(var failure) ->
          switch (failure) {
            case JiraFailure.Unauthorized(var detail) -> new Reply.Unauthorized<>(detail);
            case JiraFailure.Forbidden(var detail) -> new Reply.Refused<>(detail);
            case JiraFailure.Gone(var detail) -> new Reply.Gone<>(detail);
            case JiraFailure.Refused(var status, var detail) -> new Reply.Unavailable<>(detail);
            case JiraFailure.TooLarge(var detail) -> new Reply.Unavailable<>(detail);
            case JiraFailure.Throttled(var at, var why, var detail) ->
                new Reply.Unavailable<>(detail);
            case JiraFailure.Unavailable(var detail, var at) -> new Reply.Unavailable<>(detail);
          };
    };
  }
}
