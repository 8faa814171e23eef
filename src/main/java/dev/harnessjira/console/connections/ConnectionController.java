package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.ingestion.Backfills;
import dev.harnessjira.ingestion.RepositoryDirectory;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.publishing.RepositoryEntities;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.CoverageId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One connection: how it stands, its repositories, and what Jira refused. */
@Controller
class ConnectionController {

  private static final int MOST_REFUSED = 50;
  private static final int MOST_UNKNOWN = 50;
  private static final int LAST_PAGE = 100_000;

  private final RequestedConnection requested;
  private final RepositoryDirectory repositories;
  private final PublishingReport publishing;
  private final Backfills backfills;
  private final Standings standings;

  ConnectionController(
      RequestedConnection requested,
      RepositoryDirectory repositories,
      PublishingReport publishing,
      Backfills backfills,
      Standings standings) {
    this.requested = requested;
    this.repositories = repositories;
    this.publishing = publishing;
    this.backfills = backfills;
    this.standings = standings;
  }

  @GetMapping("/connections/{id}")
  String connection(
      SignedIn me,
      @PathVariable String id,
      @RequestParam(name = "q", defaultValue = "") String query,
      @RequestParam(defaultValue = "0") String page,
      Model model) {
    return standings.snapshot(
        me.site(),
        () -> {
          var connection = requested.of(me, id);
          var number = page.matches("\\d{1,6}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 0;
          model
              .addAttribute("connection", standings.page(me.site(), connection))
              .addAttribute("query", query);
          addRepositories(me, connection, query, number, model);
          addRefused(me, connection, model);
          addBackfill(me, connection, model);
          addMoved(me, connection, model);
          addJira(me, connection, model);
          return "connections/connection";
        });
  }

  private void addRepositories(
      SignedIn me, ConnectionView connection, String query, int number, Model model) {
    var found = repositories.repositories(me.site(), connection.id(), query.strip(), number);
    var held = held(publishing.repositories(me.site(), connection.id()));
    model
        .addAttribute(
            "repositories",
            found.repositories().stream()
                .map(it -> RepositoryRow.of(it, held.get(new Key(it.coverage(), it.id()))))
                .toList())
        .addAttribute("total", found.total())
        .addAttribute("paging", Paging.of("/connections/" + connection.id(), query, found));
  }

  private void addRefused(SignedIn me, ConnectionView connection, Model model) {
    model.addAttribute(
        "refused",
        publishing.refused(me.site(), connection.id(), MOST_REFUSED).stream()
            .map(RefusedRow::of)
            .toList());
  }

  private void addMoved(SignedIn me, ConnectionView connection, Model model) {
    model.addAttribute("moved", MovedRow.of(repositories, me.site(), connection.id()));
  }

  private void addJira(SignedIn me, ConnectionView connection, Model model) {
    model
        .addAttribute(
            "unknownKeys",
            publishing.unknownKeys(me.site(), connection.id(), MOST_UNKNOWN).stream()
                .map(UnknownKeyRow::of)
                .toList())
        .addAttribute(
            "comparison",
            publishing.comparison(me.site(), connection.id()).map(ComparisonPage::of).orElse(null));
  }

  private void addBackfill(SignedIn me, ConnectionView connection, Model model) {
    model.addAttribute(
        "backfill",
        BackfillPage.of(
            backfills.status(me.site(), connection.id()),
            backfills.failed(me.site(), connection.id())));
  }

  private record Key(CoverageId coverage, long repository) {}

  private static Map<Key, RepositoryEntities> held(List<RepositoryEntities> all) {
    return all.stream()
        .collect(
            Collectors.toMap(
                it -> new Key(it.coverage(), it.repository()), Function.identity(), (a, b) -> a));
  }
}
