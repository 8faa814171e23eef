package dev.harnessjira.sandbox.harness.wire;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import java.net.URI;
import java.util.List;

/** The addresses that a person opens in a browser, in each dialect's form. */
public record Addresses(URI base, Dialect dialect) {

  private static final List<String> LEVELS = List.of("", "orgs/", "projects/");

  public String repository(Repository repository) {
    return base + pathOf(repository);
  }

  public String pullRequest(PullRequest pull) {
    return repository(pull.target) + "/pulls/" + pull.number;
  }

  public String commit(Repository repository, String sha) {
    return repository(repository) + "/commit/" + sha;
  }

  public String git(Repository repository) {
    var prefix = dialect == Dialect.PLATFORM ? "/" : "/git/";
    return base + prefix + repository.path() + ".git";
  }

  public String pathOf(Repository repository) {
    return switch (dialect) {
      case OPEN_SOURCE -> "/" + repository.path();
      case PLATFORM -> pathOf(repository.space) + "/repos/" + repository.identifier;
    };
  }

  public String pathOf(Space space) {
    return switch (dialect) {
      case OPEN_SOURCE -> "/" + space.path();
      case PLATFORM -> platformPath(space);
    };
  }

  private static String platformPath(Space space) {
    var chain = space.chain().reversed();
    var path = new StringBuilder("/ng/account/" + chain.getFirst().identifier + "/module/code");
    for (var level = 1; level < chain.size(); level++) {
      path.append('/').append(LEVELS.get(level)).append(chain.get(level).identifier);
    }
    return path.toString();
  }
}
