package dev.harnessjira.console.connections;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.tenancy.SiteAdministration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Harness Code Repository Configuration: the list of connections. */
@Controller
class ConnectionListController {

  private static final int MOST_ENDED = 10;

  private final Standings standings;
  private final SiteAdministration sites;

  ConnectionListController(Standings standings, SiteAdministration sites) {
    this.standings = standings;
    this.sites = sites;
  }

  @GetMapping("/connections")
  String list(SignedIn me, Model model) {
    return standings.snapshot(me.site(), () -> read(me, model));
  }

  private String read(SignedIn me, Model model) {
    var all = standings.all(me.site());
    model
        .addAttribute("siteTrouble", sites.site(me.site()).map(SiteTrouble::of).orElse(null))
        .addAttribute("connections", all.standings().stream().map(standings::row).toList())
        .addAttribute(
            "ended",
            all.ended().stream()
                .limit(MOST_ENDED)
                .map(it -> EndedRow.of(it.connection(), it.removal()))
                .toList())
        .addAttribute("moving", all.moves());
    return "connections/list";
  }
}
