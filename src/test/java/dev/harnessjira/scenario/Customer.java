package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A Jira site, the grant of an administrator of nothing else, a Harness token and a project that is
 * connected with it: so what fails for one customer can be told from what fails for others.
 */
record Customer(SiteId site, ConnectionId connection, Space project, List<String> marks) {

  /** Comes to the stage; what is in the project, which is little, is still being read. */
  static Customer come(Stage stage, int number) {
    var name = "customer-%03d".formatted(number);
    var site = new SiteId(stage.jira().addSite(name, "Customer " + number));
    stage.jira().addAdministrator("acc-" + name, site.value());
    stage.signIn("acc-" + name, site);
    var project = stage.addProject(name.replace('-', '_'));
    stage.addRepository(project, "first");
    var access = stage.access(stage.addServiceAccount(name));
    var connection =
        stage.begin(
            access,
            site,
            ConnectionOptions.usual(),
            ScopeType.PROJECT,
            "scenarios/" + project.identifier);
    var marks = List.of(site.value(), "acc-" + name, access.token(), digest(access.token()));
    return new Customer(site, connection, project, marks);
  }

  /** By this the product's database knows a token. */
  private static String digest(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Whether that is about this customer. */
  boolean isIn(String text) {
    return marks.stream().anyMatch(text::contains);
  }

  Repository addRepository(Stage stage, String identifier) {
    return stage.addRepository(project, identifier);
  }

  void addIssue(Stage stage, String key) {
    stage.jira().addIssue(site.value(), key, "An issue");
  }

  Agreement agreement(Stage stage, Repository repository) {
    return new Agreement(stage.harness, stage.jira(), site.value(), List.of(repository));
  }
}
