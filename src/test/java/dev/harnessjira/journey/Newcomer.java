package dev.harnessjira.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.harnessjira.sandbox.jira.JiraSimulator;

/** A person who does with a browser what the start page of the sandbox says. */
final class Newcomer {

  private final Trial trial;
  private final Page page;

  Newcomer(Trial trial, Page page) {
    this.trial = trial;
    this.page = page;
    page.setDefaultTimeout(20_000);
  }

  Page page() {
    return page;
  }

  void authorizesJira() {
    page.navigate(trial.product() + "/");
    link("Connect Jira").click();
    page.getByLabel("Jira administrator").first().check();
    button("Accept").click();
  }

  /** Makes OAuth credentials in Jira and enters them where the product asks for them. */
  void entersCredentials(JiraSimulator.OwnCredentials credentials) {
    page.navigate(trial.product() + "/site/credentials");
    page.getByLabel("Client ID").last().fill(credentials.clientId());
    page.getByLabel("Client secret").last().fill(credentials.secret());
    button("Check and save").click();
  }

  void connectsProject(String address, String token, String organization, String project) {
    page.navigate(trial.product() + "/connect/harness");
    page.getByLabel("Address of Harness").fill(address);
    page.getByLabel("Token").first().fill(token);
    button("Check and continue").click();
    page.getByLabel("Projects").first().check();
    button("Next").click();
    page.getByLabel(organization).first().check();
    button("Show projects").click();
    page.getByLabel(project).first().check();
    button("Continue").click();
    button("Connect").click();
  }

  void opensPullRequest(String pages, String title) {
    page.navigate(pages + "/pulls/new");
    page.getByLabel("Title").fill(title);
    button("Open pull request").click();
  }

  void merges() {
    button("Merge").click();
  }

  void looksAtIssue(String key) {
    page.navigate(trial.jira().uri() + "/sites/acme/browse/" + key);
  }

  void disconnects() {
    page.navigate(trial.product() + "/connections");
    page.locator("summary[aria-label^='Actions for']").click();
    link("Disconnect").click();
    button("Disconnect").click();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }
}
