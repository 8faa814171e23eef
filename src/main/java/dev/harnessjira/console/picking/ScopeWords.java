package dev.harnessjira.console.picking;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ScopeType;

/** What the levels of Harness are called, and what each scope type means. */
public final class ScopeWords {

  private ScopeWords() {}

  /** Such as "Project scope". */
  public static String scope(ScopeType type) {
    return switch (type) {
      case ACCOUNT -> "Account scope";
      case ORGANIZATION -> "Organization scope";
      case PROJECT -> "Project scope";
    };
  }

  /** What a person chooses. */
  public static String name(ScopeType type) {
    return switch (type) {
      case ACCOUNT -> "Whole account";
      case ORGANIZATION -> "One organization";
      case PROJECT -> "Projects";
    };
  }

  /** One sentence on what is covered. */
  public static String meaning(ScopeType type, Dialect dialect) {
    return switch (dialect) {
      case PLATFORM ->
          switch (type) {
            case ACCOUNT ->
                "Every repository of the account, in all organizations and projects, also in those"
                    + " that are created later.";
            case ORGANIZATION ->
                "Every repository of one organization, in all its projects, also in those that are"
                    + " created later.";
            case PROJECT ->
                "Only the repositories of the projects that you choose. You can add and remove"
                    + " projects at any time.";
          };
      case OPEN_SOURCE ->
          switch (type) {
            case ACCOUNT ->
                "Every repository of the root space, in all spaces below it, also in those that are"
                    + " created later.";
            case ORGANIZATION ->
                "Every repository of one space right below the root space, also in spaces that are"
                    + " created in it later.";
            case PROJECT ->
                "Only the repositories of the spaces, two levels below the root space, that you"
                    + " choose. You can add and remove spaces at any time.";
          };
    };
  }

  /** A path without its account, which is the same everywhere on a page. */
  public static String inAccount(String path) {
    var slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(slash + 1);
  }

  /** Such as "Checkout (default/checkout)". */
  public static String named(ConnectionDraft.Target target) {
    return target.name() + " (" + inAccount(target.path()) + ")";
  }
}
