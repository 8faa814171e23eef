package dev.harnessjira.console;

import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.support.FormBrowser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A person before the console, in a browser without scripts. */
final class Console {

  static final String JIRA_ADMIN = "acc-jira-admin";
  static final String PLAIN_USER = "acc-plain-user";
  static final String TWO_SITES = "acc-two-sites";
  static final String SITE_ADMIN = "acc-site-admin";

  final FormBrowser browser = new FormBrowser();
  private final URI home;

  Console(String home) {
    this.home = URI.create(home);
  }

  FormBrowser open(String path) {
    return browser.open(home.resolve(path));
  }

  /** From the landing page over consent to wherever that leads. */
  FormBrowser signIn(String account) {
    return signIn(account, "all");
  }

  FormBrowser signIn(String account, String site) {
    open("/").follow("Connect Jira");
    return consent(account, site);
  }

  /** On the consent page: be that person, for that site, and accept. */
  FormBrowser consent(String account, String site) {
    return browser.press("Accept", Map.of("person", account, "site", site));
  }

  /** Opens a page again and again until it shows something else. */
  FormBrowser waitWhileOn(String path) {
    Awaitility.await().until(() -> !open(path).address().getPath().equals(path));
    return browser;
  }

  static void reset(JiraSimulator jira) {
    jira.faults().clear();
    jira.threeLoMayWrite(true);
    jira.resume(JiraSimulator.ACME);
    jira.resume(JiraSimulator.GLOBEX);
    List.of("Jira administrator", "Site admin", "Plain user", "Administrator of two sites")
        .forEach(jira::revoke);
  }
}
