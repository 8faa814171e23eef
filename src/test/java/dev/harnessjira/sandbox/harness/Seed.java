package dev.harnessjira.sandbox.harness;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Rights;
import dev.harnessjira.sandbox.harness.access.Person.Validity;
import dev.harnessjira.sandbox.harness.access.Persons;
import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Principal.Kind;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.World;
import java.util.Locale;

/** The accounts, persons, repositories and pull requests that a fresh simulator has. */
final class Seed {

  static final String ACCOUNT_ADMIN = "Account Admin";
  static final String SERVICE_ACCOUNT = "Service account with Account Admin rights";
  static final String DEVELOPER = "Developer without admin rights";
  static final String REVIEWER = "Reviewer without admin rights";
  static final String EXPIRED = "Account Admin with an expired token";
  static final String REVOKED = "Account Admin with a revoked token";
  static final String OTHER_ADMIN = "Account Admin of another account";

  private final World world;
  private final Dialect dialect;
  private final Persons persons;
  private final Acts acts;

  Seed(World world, Dialect dialect, Persons persons, Acts acts) {
    this.world = world;
    this.dialect = dialect;
    this.persons = persons;
    this.acts = acts;
  }

  /** The account in which everything is; organizations only where spaces may be nested. */
  Space plant(boolean nested) {
    var admin = principal("account_admin", "Account Admin", Kind.USER);
    var account = account("AcmeSandboxAccount0001", "Acme", admin);
    addPersons(account, admin);
    if (nested) {
      plantNested(account, admin);
    } else {
      acts.repositories().create(account, "web-shop", admin);
      acts.repositories().create(account, "payment-api", admin);
    }
    plantPulls(account);
    plantOther();
    return account;
  }

  private void plantNested(Space account, Principal admin) {
    var main = space(account, "default", "Default organization", admin);
    var storefront = space(main, "Storefront", "Storefront", admin);
    var payments = space(main, "Payments", "Payments", admin);
    var platform = space(account, "platform", "Platform", admin);
    var tooling = space(platform, "Tooling", "Tooling", admin);
    repositories(storefront, admin, "web-shop", "checkout");
    repositories(payments, admin, "payment-api", "ledger");
    repositories(tooling, admin, "build-tools", "deploy");
  }

  private void plantPulls(Space account) {
    var developer = persons.byRole(DEVELOPER).principal();
    for (var repository : world.repositoriesIn(account, true)) {
      switch (repository.identifier) {
        case "web-shop" ->
            open(
                Opening.within(repository, "DEMO-1-wish-list", "DEMO-1 Add a wish list")
                    .describedAs("Customers keep articles for later."),
                developer,
                CommitDraft.of("DEMO-1 Store the wish list", FileChange.added("src/wishes.sql")),
                CommitDraft.of("DEMO-1 Show the wish list", FileChange.added("src/wishes.html")));
        case "payment-api" ->
            open(
                Opening.within(repository, "tidy-build", "Tidy the build"),
                developer,
                CommitDraft.of("Remove unused plugins", FileChange.modified("build.xml")));
        default -> {}
      }
    }
  }

  private void plantOther() {
    var admin = principal("other_admin", "Other Account Admin", Kind.USER);
    var account = account("BoltSandboxAccount0002", "Bolt", admin);
    add(OTHER_ADMIN, admin, account, Rights.ADMIN);
    var organization = space(account, "default", "Default organization", admin);
    repositories(space(organization, "Rockets", "Rockets", admin), admin, "launcher");
  }

  private void addPersons(Space account, Principal admin) {
    add(ACCOUNT_ADMIN, admin, account, Rights.ADMIN);
    var service = principal("jira_connector", "Jira connector", Kind.SERVICE_ACCOUNT);
    add(SERVICE_ACCOUNT, service, account, Rights.ADMIN);
    add(DEVELOPER, principal("developer", "Developer", Kind.USER), account, Rights.DEVELOPER);
    add(REVIEWER, principal("reviewer", "Reviewer", Kind.USER), account, Rights.DEVELOPER);
    persons.add(
        new Person(EXPIRED, admin, account, token(account, admin, "expired"), Rights.ADMIN)
            .validity(Validity.EXPIRED));
    persons.add(
        new Person(REVOKED, admin, account, token(account, admin, "revoked"), Rights.ADMIN)
            .validity(Validity.REVOKED));
  }

  private void add(String role, Principal principal, Space account, Rights rights) {
    var token = token(account, principal, principal.uid().toLowerCase(Locale.ROOT));
    persons.add(new Person(role, principal, account, token, rights));
  }

  /** Readable and the same at every start, so that pages can show it to be copied. */
  private String token(Space account, Principal principal, String name) {
    if (dialect == Dialect.OPEN_SOURCE) {
      return "sandbox-token-of-" + name;
    }
    var kind = principal.kind() == Kind.SERVICE_ACCOUNT ? "sat." : "pat.";
    return kind + account.identifier + "." + name + ".sandbox-secret-of-" + name;
  }

  private void open(Opening opening, Principal author, CommitDraft... commits) {
    acts.branches().create(opening.source(), opening.sourceBranch(), author, commits);
    acts.pulls().open(opening, author);
  }

  private void repositories(Space space, Principal actor, String... identifiers) {
    for (var identifier : identifiers) {
      acts.repositories().create(space, identifier, actor);
    }
  }

  private Space account(String id, String name, Principal admin) {
    var identifier = dialect == Dialect.PLATFORM ? id : name.toLowerCase(Locale.ROOT);
    var account = world.addSpace(null, identifier, admin);
    account.name = name;
    return account;
  }

  private Space space(Space parent, String identifier, String name, Principal admin) {
    var space = world.addSpace(parent, identifier, admin);
    space.name = name;
    return space;
  }

  private Principal principal(String uid, String name, Kind kind) {
    return world.addPrincipal(uid, name, uid.replace('_', '.') + "@acme.example", kind);
  }
}
