package dev.harnessjira.scenario;

/**
 * Every scenario has a Jira project of its own, which it calls SHOP. What it writes gets the
 * project's real key on its way to Harness, and what it reads has SHOP again.
 */
record Words(int scenario) {

  private static final String PROJECT = "SHOP";

  String real(String text) {
    return text.replace(PROJECT + "-", PROJECT + scenario + "-")
        .replace("shop-", "shop" + scenario + "-");
  }

  String told(String text) {
    return text.replace(PROJECT + scenario + "-", PROJECT + "-")
        .replace("shop" + scenario + "-", "shop-");
  }
}
