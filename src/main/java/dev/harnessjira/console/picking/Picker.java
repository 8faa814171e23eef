package dev.harnessjira.console.picking;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessModel.Space;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads lists of organizations and projects live from Harness, marked for choosing. */
@Component
public class Picker {

  private final HarnessQuestions harness;
  private final ConnectionDirectory directory;

  public Picker(HarnessQuestions harness, ConnectionDirectory directory) {
    this.harness = harness;
    this.directory = directory;
  }

  /** Organizations to connect as they are. */
  public PickList organizations(
      SiteId site, HarnessAccess access, PickPlace place, List<Target> chosen) {
    var connections = directory.connections(site);
    return listed(
        harness.organizations(access, place.page(), place.query()),
        "the organizations",
        marker(access.account(), chosen, path -> TakenWords.inTheWay(connections, path)));
  }

  /** Organizations to choose projects of. */
  public PickList parents(SiteId site, HarnessAccess access, PickPlace place) {
    var connections = directory.connections(site);
    return listed(
        harness.organizations(access, place.page(), place.query()),
        "the organizations",
        marker(access.account(), List.of(), path -> TakenWords.allCovered(connections, path)));
  }

  /** Projects of the organization where the person is. */
  public PickList projects(
      SiteId site, HarnessAccess access, PickPlace place, List<Target> chosen) {
    var connections = directory.connections(site);
    return listed(
        harness.projects(access, place.organization(), place.page(), place.query()),
        "the projects of " + place.organization(),
        marker(
            access.account() + "/" + place.organization(),
            chosen,
            path -> TakenWords.inTheWay(connections, path)));
  }

  private static Function<Space, PickList.Item> marker(
      String parent, List<Target> chosen, Function<String, @Nullable String> taken) {
    Set<String> paths = chosen.stream().map(Target::path).collect(Collectors.toSet());
    return space -> {
      var path = parent + "/" + space.identifier();
      return new PickList.Item(
          path, ScopeWords.inAccount(path), space.name(), paths.contains(path), taken.apply(path));
    };
  }

  private static PickList listed(
      HarnessResult<Listing<Space>> result, String what, Function<Space, PickList.Item> marked) {
    return switch (result) {
      case HarnessResult.Failed<Listing<Space>>(var failure) ->
          PickList.unread(FailureWords.of(failure, what));
      case HarnessResult.Ok<Listing<Space>>(var page) ->
          new PickList(page.items().stream().map(marked).toList(), page.hasMore(), null);
    };
  }
}
