package dev.harnessjira.console.picking;

import dev.harnessjira.scope.ConnectionDraft.Target;
import java.util.List;

/**
 * The page with a list to choose from. The form goes to {@code action}; {@code carried} when it
 * takes along what was chosen on other pages, to add it to a connection; {@code back} is where Back
 * leads.
 */
public record PickPage(
    String action,
    PickPlace place,
    Kind kind,
    PickList list,
    List<Target> selected,
    boolean carried,
    String continueLabel,
    String back) {

  /** What is listed, and for what. */
  public enum Kind {
    /** An organization to connect. */
    ORGANIZATION,
    /** An organization whose projects are to be chosen from. */
    PARENT,
    PROJECT
  }

  public String title() {
    if (carried) {
      return "Add projects";
    }
    return kind == Kind.ORGANIZATION ? "Choose an organization" : "Choose projects";
  }

  public String legend() {
    return switch (kind) {
      case ORGANIZATION -> "Organizations";
      case PARENT -> "In which organization are the projects?";
      case PROJECT -> "Projects of " + place.organization();
    };
  }

  /** What is searched for, in the plural. */
  public String noun() {
    return kind == Kind.PROJECT ? "projects" : "organizations";
  }

  public boolean single() {
    return kind != Kind.PROJECT;
  }

  /** Whether there is a button to the list of organizations. */
  public boolean othersOffered() {
    return kind == Kind.PROJECT;
  }

  /** Whether what was chosen is told above the buttons. */
  public boolean selectionShown() {
    return kind != Kind.ORGANIZATION && !selected.isEmpty();
  }

  public List<String> selectedNames() {
    return selected.stream().map(ScopeWords::named).toList();
  }
}
