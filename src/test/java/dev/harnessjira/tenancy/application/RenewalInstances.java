package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.Grants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.BeanFactory;

/** Several instances of the application that renew the same grants in one database. */
public final class RenewalInstances {

  private final List<GrantTokens> instances;

  private RenewalInstances(List<GrantTokens> instances) {
    this.instances = instances;
  }

  public static RenewalInstances of(BeanFactory beans, int count) {
    List<GrantTokens> instances = new ArrayList<>();
    for (var i = 0; i < count; i++) {
      instances.add(
          new GrantTokens(
              beans.getBean(Grants.class),
              beans.getBean(AtlassianAccounts.class),
              beans.getBean(LostGrants.class),
              beans.getBean(Clock.class)));
    }
    return new RenewalInstances(instances);
  }

  /** The tokens that so many callers got who all needed one at the same moment. */
  public List<String> needAtOnce(AccountId account, int callers) {
    var start = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < callers; i++) {
        var instance = instances.get(i % instances.size());
        answers.add(
            threads.submit(() -> {
              start.await();
              return text(instance.token(account));
            }));
      }
      start.countDown();
      return answers.stream().map(RenewalInstances::get).toList();
    }
  }

  /** An instance gets the new tokens from Atlassian and ends before it has stored them. */
  public static void crashAfterTheAnswer(BeanFactory beans, AccountId account) {
    var grants = beans.getBean(Grants.class);
    var grant = grants.find(account).orElseThrow();
    var lease = beans.getBean(Clock.class).instant().plusSeconds(60);
    grants.claim(account, grant.version(), UUID.randomUUID(), lease);
    beans.getBean(AtlassianAccounts.class).refresh(refreshToken(grant.tokens()));
  }

  /** An instance notes that a grant is lost and ends before it has told the sites. */
  public static void loseWithoutTelling(BeanFactory beans, AccountId account, String reason) {
    var grants = beans.getBean(Grants.class);
    grants.lose(account, grants.find(account).orElseThrow().version(), reason);
  }

  private static String refreshToken(GrantedTokens tokens) {
    return Objects.requireNonNull(tokens.refreshToken());
  }

  private static String text(Token token) {
    return switch (token) {
      case Token.Usable(var bearer, var version) -> bearer;
      case Token.Lost(var reason) -> "no token: " + reason;
      case Token.Unavailable(var reason) -> "no token: " + reason;
    };
  }

  private static String get(Future<String> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      return "no token: " + e.getCause();
    }
  }
}
