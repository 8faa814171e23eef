package dev.harnessjira.sandbox;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.pages.Html;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a person begins: the four clicks, what to copy, whom to be, what to switch. */
final class HomePage {

  private final HarnessSimulator harness;
  private final Switchboard switchboard;
  private final URI product;
  private final URI jira;

  HomePage(HarnessSimulator harness, Switchboard switchboard, URI product, URI jira) {
    this.harness = harness;
    this.switchboard = switchboard;
    this.product = product;
    this.jira = jira;
  }

  Html page() {
    return Html.of(
        """
        <h1>A pull request finds its way into Jira</h1>
        <p>The product is real; Jira and Harness are simulated on this machine, and nothing leaves it.</p>
        <ol class="steps">{}{}{}{}</ol>{}{}
        """,
        step(
            "Connect Jira",
            Html.of(
                "<p>Open <a href=\"{}/\">the product</a>, choose <b>Connect Jira</b>, be the <b>Jira administrator</b>, <b>Accept</b>.</p>",
                product)),
        step("Connect Harness", connectHarness()),
        step("Open a pull request", openPullRequest()),
        step(
            "Watch Jira",
            Html.of(
                "<p>Open <a href=\"{}/sites/acme/browse/DEMO-2\">DEMO-2</a>. Then approve, merge or close the pull request, and watch the panel follow.</p>",
                jira)),
        persons(),
        switches());
  }

  private static Html step(String title, Html text) {
    return Html.of("<li><h3>{}</h3>{}</li>", title, text);
  }

  private Html connectHarness() {
    return Html.of(
        "<p>Choose <b>Connect Harness</b>, enter this address and token, choose the scope type <b>Projects</b> and the project <b>Storefront</b>.</p><dl><dt>Address</dt><dd>{}</dd><dt>Token</dt><dd>{}</dd></dl>",
        copied(harness.uri().toString()),
        copied(harness.serviceAccount().token()));
  }

  private Html openPullRequest() {
    var title = URLEncoder.encode("DEMO-2 Remember the delivery address", StandardCharsets.UTF_8);
    return Html.of(
        "<p>In <a href=\"{}/pulls/new?title={}\">web-shop</a> everything is filled in: choose <b>Open pull request</b>.</p>",
        harness.pageOf(shop()),
        title);
  }

  private Repository shop() {
    synchronized (harness.world()) {
      return harness.world().repositoriesIn(harness.account(), true).stream()
          .filter(repository -> repository.identifier.equals("web-shop"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Html copied(String text) {
    return Html.of(
        "<span class=\"copy\"><code>{}</code><button type=\"button\" data-copy=\"{}\">Copy</button></span>",
        text,
        text);
  }

  private Html persons() {
    return Html.of(
        """
        <h2>Persons to be</h2><div class="grid"><div class="card"><h3>In Jira</h3>
        <p>Chosen on the consent page: Jira administrator, site admin (may also make
        <a href="{}/sites/acme/settings/oauth-credentials">OAuth credentials</a>), plain user,
        administrator of two sites.</p></div><div class="card"><h3>In Harness</h3>
        <p><a href="{}/who">Who am I?</a> has everybody with their token: Account Admin, service account,
        developers without admin rights, expired and revoked tokens, another account's admin.</p></div></div>
        """,
        jira,
        harness.uri());
  }

  private Html switches() {
    return Html.of(
        "<h2 id=\"switches\">Let something fail</h2><p>A pressed switch stays on until it is pressed again. <a href=\"/calls\">Latest calls</a> shows what went over the wire.</p><div class=\"switches\">{}</div>",
        Html.each(switchboard.groups(), HomePage::group));
  }

  private static Html group(SwitchGroup group) {
    return Html.of(
        "<form method=\"post\" action=\"/switches\"><div><h3>{}</h3><p class=\"small\">{}</p></div><p class=\"row\">{}{}</p></form>",
        group.title(),
        group.explanation(),
        Html.each(
            group.switches(),
            one ->
                Html.of(
                    "<button name=\"turn\" value=\"{}\" aria-pressed=\"{}\">{}</button>",
                    one.id(),
                    one.on().getAsBoolean(),
                    one.label())),
        Html.each(
            group.deeds(),
            deed ->
                Html.of(
                    "<button class=\"danger\" name=\"turn\" value=\"{}\">{}</button>",
                    deed.id(),
                    deed.label())));
  }
}
