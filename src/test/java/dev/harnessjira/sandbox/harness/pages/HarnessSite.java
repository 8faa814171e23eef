package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Persons;
import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.delivery.Deliveries;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Addresses;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import dev.harnessjira.sandbox.pages.Frame;
import dev.harnessjira.sandbox.pages.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages that Harness has for people, under the addresses that the product links to. */
public final class HarnessSite {

  private final World world;
  private final Deliveries deliveries;
  private final Frame frame;
  private final Parts parts;
  private final Places places;
  private final Visitors visitors;
  private final SpacePages spaces;
  private final RepositoryPages repositories;
  private final OpeningPages openings;
  private final PullRequestPages pulls;
  private final WebhookPages webhooks;
  private final PersonsPage persons;
  private final Deeds deeds;

  public HarnessSite(
      World world, Addresses addresses, Persons persons, Acts acts, Deliveries deliveries) {
    this.world = world;
    this.deliveries = deliveries;
    this.frame = new Frame("a simulated Harness", "harness");
    this.parts = new Parts(addresses);
    this.places = new Places(world, addresses.dialect());
    this.visitors = new Visitors(persons);
    this.spaces = new SpacePages(world, parts);
    this.repositories = new RepositoryPages(world, parts);
    this.openings = new OpeningPages(repositories);
    this.pulls = new PullRequestPages(world, parts, visitors, repositories);
    this.webhooks = new WebhookPages(world, parts);
    this.persons = new PersonsPage(visitors, addresses.base());
    this.deeds = new Deeds(acts, parts, visitors);
  }

  public Frame frame() {
    return frame;
  }

  /** Mounted after the APIs: the last route takes every address that is left. */
  public void mount(SandboxServer server, Space account) {
    frame.mount(server);
    server.page("GET", "/", request -> Reply.redirect(parts.addresses().pathOf(account)));
    server.page("GET", "/who", request -> who(visitors.of(request)));
    server.page("POST", "/who", this::become);
    server.page("GET", "/{rest...}", this::show);
    server.page("POST", "/{rest...}", this::act);
  }

  private Reply who(Person person) {
    return frame.page("Who am I?", persons.page(person));
  }

  private Reply become(Request request) {
    return visitors.become(Reply.redirect("/who"), request.form().getOrDefault("person", ""));
  }

  private Reply show(Request request) {
    var person = visitors.of(request);
    synchronized (world) {
      return find(request)
          .map(place -> shown(new Visit(request, person, place)))
          .orElseGet(() -> missing("There is no such page."));
    }
  }

  private Reply shown(Visit visit) {
    try {
      var title = visit.place().repository() == null ? visit.place().space().name : title(visit);
      return frame.page(title, banner(visit).and(view(visit)));
    } catch (Refused refused) {
      return missing(refused.reason());
    }
  }

  private static String title(Visit visit) {
    return visit.repository().identifier + " " + visit.place().detail();
  }

  private Html view(Visit visit) {
    var place = visit.place();
    if (place.repository() == null) {
      return place.view().equals("webhooks") ? webhooks(visit, heading(place)) : spaces.page(place);
    }
    return switch (place.view()) {
      case "pulls" -> pullView(visit);
      case "branches" -> repositories.branches(visit);
      case "files" -> repositories.branch(visit);
      case "commit" -> repositories.commit(visit);
      case "commits" -> repositories.log(visit);
      case "webhooks" -> webhooks(visit, repositories.heading(visit, "webhooks"));
      default -> repositories.pulls(visit);
    };
  }

  private Html pullView(Visit visit) {
    var detail = visit.place().detail();
    if (detail.isEmpty()) {
      return repositories.pulls(visit);
    }
    if (detail.equals("new")) {
      return openings.fromNewBranch(visit);
    }
    return detail.startsWith("compare/") ? openings.compared(visit) : pulls.page(visit);
  }

  private Html heading(Place place) {
    return Html.of(
        "{}<h1>{} {}</h1>{}",
        parts.crumbs(place),
        Parts.kind(place.space()),
        place.space().name,
        parts.tabs(
            parts.addresses().pathOf(place.space()), "webhooks", List.of("repos", "webhooks")));
  }

  private Html webhooks(Visit visit, Html heading) {
    return visit.place().detail().isEmpty()
        ? webhooks.list(visit, heading)
        : webhooks.webhook(visit, heading);
  }

  private Html banner(Visit visit) {
    var refused = visit.asked("refused");
    return Html.of(
        "<p class=\"small line\">You are {} · <a href=\"/who\">be somebody else, copy a token</a></p>{}",
        visit.person().role(),
        Html.when(
            !refused.isEmpty(),
            Html.of("<p class=\"refused\" role=\"alert\">Harness refuses: {}</p>", refused)));
  }

  private Reply act(Request request) {
    if (find(request).isEmpty()) {
      return missing("There is no such page.");
    }
    try {
      return Reply.redirect(next(request));
    } catch (Refused refused) {
      return Reply.redirect(
          request.path()
              + "?refused="
              + URLEncoder.encode(refused.reason(), StandardCharsets.UTF_8));
    }
  }

  private String next(Request request) {
    Visit visit;
    synchronized (world) {
      var place = find(request).orElseThrow(() -> new Refused(404, "No such page"));
      visit = new Visit(request, visitors.of(request), place);
      if (!place.view().equals("webhooks")) {
        Refused.unless(
            visit.person().mayView(place.space()), 403, "You may not do that as this person.");
        return deeds.act(visit);
      }
    }
    return onWebhook(visit);
  }

  /** A repeated delivery waits for its receiver, so it is sent without the world's monitor. */
  private String onWebhook(Visit visit) {
    var deed = visit.field("do");
    synchronized (world) {
      var webhook = webhooks.find(visit);
      switch (deed) {
        case "enable", "disable" -> webhook.enabled = deed.equals("enable");
        case "delete-webhook" -> world.webhooks.remove(webhook);
        default -> {}
      }
      if (!deed.equals("retrigger")) {
        return deed.equals("delete-webhook")
            ? visit.request().path().replaceFirst("/\\d+$", "")
            : visit.request().path();
      }
    }
    var webhook = webhooks.find(visit);
    deliveries.retrigger(webhook, WebhookPages.execution(webhook, visit.field("execution")));
    return visit.request().path();
  }

  private Optional<Place> find(Request request) {
    synchronized (world) {
      return places.find(request.path());
    }
  }

  private Reply missing(String why) {
    return frame.page(
        404, "Not found", Html.of("<h1>Not found</h1><p>{} <a href=\"/\">Start</a></p>", why));
  }
}
