package dev.harnessjira.console.wizard;

import dev.harnessjira.scope.ScopeType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** The steps of the wizard as the progress tracker shows them; an account needs no choosing. */
record WizardSteps(List<Step> steps, String position) {

  static final String ADDRESS = "/connect/harness";
  static final String SCOPE = ADDRESS + "/scope";
  static final String CHOOSE = ADDRESS + "/choose";
  static final String REVIEW = ADDRESS + "/review";
  static final String DONE = ADDRESS + "/done";

  /** Where one is sent whose draft is gone. */
  static final String LOST = "redirect:" + ADDRESS + "?lost=true";

  /**
   * A step; {@code state} is done, current or todo, {@code href} leads back to one that is done.
   */
  record Step(String name, String state, @Nullable String href) {}

  private record Stop(String name, String href) {}

  static WizardSteps at(String href, @Nullable ScopeType type) {
    List<Stop> stops = new ArrayList<>();
    stops.add(new Stop("Address and token", ADDRESS));
    stops.add(new Stop("Scope type", SCOPE));
    if (type != ScopeType.ACCOUNT) {
      stops.add(new Stop(chosen(type), CHOOSE));
    }
    stops.add(new Stop("Review", REVIEW));
    return numbered(stops, stops.stream().map(Stop::href).toList().indexOf(href));
  }

  private static String chosen(@Nullable ScopeType type) {
    if (type == null) {
      return "What to cover";
    }
    return type == ScopeType.ORGANIZATION ? "Organization" : "Projects";
  }

  private static WizardSteps numbered(List<Stop> stops, int current) {
    List<Step> steps = new ArrayList<>();
    for (var i = 0; i < stops.size(); i++) {
      var stop = stops.get(i);
      steps.add(
          i < current
              ? new Step(stop.name(), "done", stop.href())
              : new Step(stop.name(), i == current ? "current" : "todo", null));
    }
    return new WizardSteps(steps, "Step %d of %d".formatted(current + 1, stops.size()));
  }

  void addTo(Model model) {
    model.addAttribute("steps", steps).addAttribute("position", position);
  }
}
