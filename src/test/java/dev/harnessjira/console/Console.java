package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.support.FormBrowser;
import java.net.URI;
import java.util.Map;
import org.awaitility.Awaitility;

/** A person before the console, in a browser without scripts. */
final class Console {

  static final String JIRA_ADMIN = "acc-jira-admin";
  static final String PLAIN_USER = "acc-plain-user";
  static final String TWO_SITES = "acc-two-sites";
  static final String SITE_ADMIN = "acc-site-admin";

  private final FormBrowser browser = new FormBrowser();
  private final URI home;

  Console(String home) {
    this.home = URI.create(home);
  }

  FormBrowser browser() {
    return browser;
  }

  FormBrowser open(String path) {
    return browser.open(home.resolve(path));
  }

  String path() {
    return browser.address().getPath();
  }

  String text() {
    return browser.text();
  }

  /** The header's text, where the current site and the person stand. */
  String header() {
    return browser.page().select("header.top").text();
  }

  /** From the landing page over consent to wherever that leads. */
  FormBrowser signIn(String account) {
    return signIn(account, "all");
  }

  FormBrowser signIn(String account, String site) {
    open("/connect/jira");
    return consent(account, site);
  }

  /** On the consent page: be that person, for that site, and accept. */
  FormBrowser consent(String account, String site) {
    return browser.press("Accept", Map.of("person", account, "site", site));
  }

  /** Signs in and waits until Jira has said whether it may be written to. */
  FormBrowser signedIn(String account) {
    signIn(account);
    return settled();
  }

  /** Signs in, enters one of several sites, and waits for Jira's word. */
  FormBrowser signedIn(String account, String siteName) {
    signIn(account).press(siteName);
    return settled();
  }

  FormBrowser settled() {
    if (path().equals("/site/access")) {
      Awaitility.await().until(() -> !open("/site/access").address().getPath().endsWith("access"));
    }
    return browser;
  }

  /** Comes back from Atlassian with this answer to the consent that was just asked for. */
  FormBrowser comeBackWith(String answer) {
    open("/connect/jira");
    var state = browser.page().select("input[name=state]").val();
    assertThat(state).isNotEmpty();
    return open("/connect/jira/callback?state=" + state.replace("=", "%3D") + "&" + answer);
  }
}
