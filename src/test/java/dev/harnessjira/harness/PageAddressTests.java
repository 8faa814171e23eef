package dev.harnessjira.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.PageAddress.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTests {

  private static final String SHA = "d74b1ebfe520ac01b209dd9085f005884cc9f4cd";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.harness.io/ng/account/AcC1/module/code/orgs/o/projects/p/repos/r/pulls/4",
        "https://acme.harness.io/ng/account/AcC1/module/code/orgs/o/projects/p/repos/r/pulls/4",
        "https://code.acme.example/ng/account/AcC1/all/code/orgs/o/projects/p/repos/r/pulls/4",
        "app.harness.io/ng/account/AcC1/module/code/orgs/o/projects/p/repos/r/pulls/4/changes",
        "https://app.harness.io/ng/account/AcC1/module/code/orgs/o/projects/p/repos/r/pulls/4?x=1#a"
      })
  void pullRequestsOfThePlatformAreReadUnderAnyDomain(String text) {
    var address = PageAddress.read(text).orElseThrow();

    assertThat(address.repositories()).containsExactly("AcC1/o/p/r");
    assertThat(address.account()).isTrue();
    assertThat(address.page()).isEqualTo(new Page.PullRequest(4));
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.harness.io/ng/account/a/module/code/repos/r, a/r",
    "https://app.harness.io/ng/account/a/module/code/orgs/o/repos/r/, a/o/r",
    "https://app.harness.io/ng/account/a/module/code/orgs/o/projects/p/repos/r/settings, a/o/p/r",
    "https://git.harness.io/a/o/p/r.git, a/o/p/r"
  })
  void repositoriesAreReadAtEveryLevelAndAsClones(String text, String path) {
    var address = PageAddress.read(text).orElseThrow();

    assertThat(address.repositories()).containsExactly(path);
    assertThat(address.page()).isEqualTo(new Page.Repository());
  }

  @Test
  void openSourcePathsMayBeBelowAPathOfTheServer() {
    var address = PageAddress.read("https://git.acme.example/code/root/space/r/pulls/12");

    assertThat(address.orElseThrow().repositories())
        .containsExactly("code/root/space/r", "root/space/r", "space/r");
    assertThat(address.orElseThrow().account()).isFalse();
    assertThat(address.orElseThrow().page()).isEqualTo(new Page.PullRequest(12));
  }

  @Test
  void branchesAndCommitsAreRead() {
    var page = "https://git.acme.example/root/r";

    assertThat(PageAddress.read(page + "/files/acme-1%20x/y").orElseThrow().page())
        .isEqualTo(new Page.Branch("acme-1 x/y"));
    assertThat(PageAddress.read(page + "/commit/" + SHA.toUpperCase(java.util.Locale.ROOT)))
        .get()
        .extracting(PageAddress::page)
        .isEqualTo(new Page.Commit(SHA));
  }

  @Test
  void whatHarnessWritesIsReadBack() {
    var access =
        new HarnessAccess(
            java.net.URI.create("https://app.harness.io"), Dialect.PLATFORM, "a", "token");
    var repository = HarnessPages.repository(access, "a/o/p/r");

    assertThat(PageAddress.read(HarnessPages.pullRequest(repository, 9)).orElseThrow().page())
        .isEqualTo(new Page.PullRequest(9));
    assertThat(PageAddress.read(HarnessPages.branch(repository, "ä/b c")).orElseThrow().page())
        .isEqualTo(new Page.Branch("ä/b c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "https://",
        "https://app.harness.io/ng/account/a/home",
        "a b c",
        "::"
      })
  void otherTextsAreNone(String text) {
    assertThat(PageAddress.read(text)).isEmpty();
  }
}
