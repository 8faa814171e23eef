package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Reviewer;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.wire.Addresses;
import dev.harnessjira.sandbox.pages.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces that several pages show. */
final class Parts {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Addresses addresses;

  Parts(Addresses addresses) {
    this.addresses = addresses;
  }

  Addresses addresses() {
    return addresses;
  }

  Html crumbs(Place place) {
    List<Html> links = new ArrayList<>();
    for (var space : place.space().chain().reversed()) {
      links.add(link(addresses.pathOf(space), space.name));
    }
    var repository = place.repository();
    if (repository != null) {
      links.add(link(addresses.pathOf(repository), repository.identifier));
    }
    return Html.of(
        "<nav aria-label=\"Breadcrumbs\"><ol class=\"crumbs\">{}</ol></nav>",
        Html.each(links, link -> Html.of("<li>{}</li>", link)));
  }

  Html tabs(String base, String current, List<String> names) {
    return Html.of(
        "<nav class=\"tabs\" aria-label=\"Parts\">{}</nav>",
        Html.each(
            names,
            name ->
                Html.of(
                    "<a href=\"{}/{}\"{}>{}</a>",
                    base,
                    name,
                    new Html(name.equals(current) ? " aria-current=\"page\"" : ""),
                    title(name))));
  }

  private static String title(String name) {
    return name.equals("pulls")
        ? "Pull requests"
        : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  static Html link(String address, String text) {
    return Html.of("<a href=\"{}\">{}</a>", address, text);
  }

  Html pullLine(PullRequest pull) {
    return Html.of(
        "<li><div class=\"line\"><span>{} <a href=\"{}\">#{} {}</a></span><small>{} → {}</small></div>"
            + "<small>{} · {}</small></li>",
        state(pull),
        pathOf(pull),
        pull.number,
        pull.title,
        pull.sourceBranch,
        pull.targetBranch,
        pull.author.displayName(),
        pull.target.path());
  }

  String pathOf(PullRequest pull) {
    return addresses.pathOf(pull.target) + "/pulls/" + pull.number;
  }

  static String branchPath(String base, String branch) {
    return base + "/files/" + segments(branch);
  }

  private static String segments(String name) {
    return List.of(name.split("/", -1)).stream()
        .map(
            segment -> java.net.URLEncoder.encode(segment, java.nio.charset.StandardCharsets.UTF_8))
        .map(segment -> segment.replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  static Html state(PullRequest pull) {
    return switch (pull.state) {
      case OPEN -> pull.draft ? lozenge("", "Draft") : lozenge("blue", "Open");
      case MERGED -> lozenge("green", "Merged");
      case CLOSED -> lozenge("red", "Closed");
    };
  }

  static Html lozenge(String colour, String text) {
    return Html.of("<span class=\"lozenge {}\">{}</span>", colour, text);
  }

  static Html reviewer(Reviewer reviewer) {
    var mark =
        switch (reviewer.decision) {
          case "approved" -> "approved";
          case "changereq" -> "refusing";
          default -> "";
        };
    return Html.of("{} {}", avatar(reviewer.principal, mark), reviewer.principal.displayName());
  }

  static Html avatar(Principal principal, String mark) {
    return Html.of(
        "<span class=\"avatar {}\" aria-hidden=\"true\">{}</span>",
        mark,
        principal.displayName().substring(0, 1));
  }

  static Html button(String deed, String text) {
    return button(deed, text, "");
  }

  static Html button(String deed, String text, String look) {
    return Html.of("<button name=\"do\" value=\"{}\" class=\"{}\">{}</button>", deed, look, text);
  }

  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
  }

  static String kind(Space space) {
    return switch (space.depth()) {
      case 1 -> "Account";
      case 2 -> "Organization";
      default -> "Project";
    };
  }
}
