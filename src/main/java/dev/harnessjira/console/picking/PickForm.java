package dev.harnessjira.console.picking;

import dev.harnessjira.scope.ConnectionDraft.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * What a person sent from a list: where it was, the button, what was on the page, what of it is
 * chosen, and what was chosen on other pages, where the form carries that.
 */
public record PickForm(
    PickPlace place, Go go, List<Target> shown, Set<String> chosen, List<Target> kept) {

  /** One part of a path; never only dots. Harness's own identifiers are of fewer characters. */
  static final String SEGMENT = "(?!\\.+(?:/|$))[A-Za-z0-9_$.-]{1,200}";

  /** What the pressed button does. */
  public enum Go {
    SEARCH,
    PREVIOUS,
    NEXT,
    /** To the list of organizations, to choose from another one. */
    ORGANIZATIONS,
    CONTINUE
  }

  /** Reads the form; paths that cannot be on such a page are as if they were not there. */
  public static PickForm of(MultiValueMap<String, String> fields, String account) {
    var place = PickPlace.of(fields);
    var organization = place.organization();
    var below = Pattern.quote(organization.isEmpty() ? account : account + "/" + organization);
    var project = Pattern.quote(account) + "/" + SEGMENT + "/" + SEGMENT;
    return new PickForm(
        place,
        go(fields),
        targets(fields, "shown", below + "/" + SEGMENT),
        Set.copyOf(fields.getOrDefault("chosen", List.of())),
        targets(fields, "kept", project));
  }

  private static Go go(MultiValueMap<String, String> fields) {
    return switch (PickPlace.first(fields, "go")) {
      case "previous" -> Go.PREVIOUS;
      case "next" -> Go.NEXT;
      case "organizations" -> Go.ORGANIZATIONS;
      case "continue" -> Go.CONTINUE;
      default -> Go.SEARCH;
    };
  }

  private static List<Target> targets(
      MultiValueMap<String, String> fields, String name, String form) {
    var paths = fields.getOrDefault(name, List.of());
    var names = fields.getOrDefault(name + "Name", List.of());
    List<Target> targets = new ArrayList<>();
    for (var i = 0; i < paths.size(); i++) {
      var path = paths.get(i);
      if (path.matches(form)) {
        targets.add(new Target(path, i < names.size() ? names.get(i) : path));
      }
    }
    return List.copyOf(targets);
  }

  /** Where the button leads within the lists. */
  public PickPlace target() {
    return switch (go) {
      case SEARCH -> place.start();
      case PREVIOUS -> place.previous();
      case NEXT -> place.next();
      case ORGANIZATIONS -> new PickPlace("", "", 0);
      case CONTINUE -> place;
    };
  }

  /** What is chosen now, when that much was before: what was not on the page stays. */
  public List<Target> added(List<Target> before) {
    var paths = shown.stream().map(Target::path).toList();
    List<Target> after = new ArrayList<>();
    before.stream().filter(target -> !paths.contains(target.path())).forEach(after::add);
    shown.stream().filter(target -> chosen.contains(target.path())).forEach(after::add);
    return List.copyOf(after);
  }

  /** The one that is chosen now, where there can only be one. */
  public List<Target> replaced(List<Target> before) {
    var now = shown.stream().filter(target -> chosen.contains(target.path())).limit(1).toList();
    return now.isEmpty() ? before : now;
  }

  /** The organization that was chosen to see its projects; empty when none was. */
  public String parent() {
    return replaced(List.of()).stream()
        .map(target -> target.path().substring(target.path().lastIndexOf('/') + 1))
        .findFirst()
        .orElse("");
  }
}
