package dev.harnessjira.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarnessPagesTests {

  @ParameterizedTest
  @CsvSource({
    "https://app.harness.io, acc/r, https://app.harness.io/ng/account/acc/module/code/repos/r",
    "https://app.harness.io, acc/o/r, https://app.harness.io/ng/account/acc/module/code/orgs/o/repos/r",
    "https://acme.harness.io/, acc/o/p/r, https://acme.harness.io/ng/account/acc/module/code/orgs/o/projects/p/repos/r",
    "https://harness.example.com:8443, acc/o/p/r, https://harness.example.com:8443/ng/account/acc/module/code/orgs/o/projects/p/repos/r",
    "https://app.harness.io, acc, https://app.harness.io/ng/account/acc/module/code"
  })
  void aPlatformRepositoryHasItsPage(URI base, String path, String page) {
    assertThat(HarnessPages.repository(access(base, Dialect.PLATFORM), path)).isEqualTo(page);
  }

  @ParameterizedTest
  @CsvSource({
    "http://code.example.com:3000/, acme/web-shop, http://code.example.com:3000/acme/web-shop",
    "https://code.example.com, a/o/p/r, https://code.example.com/a/o/p/r"
  })
  void anOpenSourceRepositoryHasItsPage(URI base, String path, String page) {
    assertThat(HarnessPages.repository(access(base, Dialect.OPEN_SOURCE), path)).isEqualTo(page);
  }

  @Test
  void whatIsInARepositoryHasItsPage() {
    var repository = "https://h.example/r";

    assertThat(HarnessPages.commit(repository, "abc")).isEqualTo("https://h.example/r/commit/abc");
    assertThat(HarnessPages.pullRequest(repository, 7)).isEqualTo("https://h.example/r/pulls/7");
    assertThat(HarnessPages.branch(repository, "feature/ABC-7_ü#1%20x y"))
        .isEqualTo("https://h.example/r/files/feature/ABC-7_%C3%BC%231%2520x%20y");
    assertThat(HarnessPages.createPullRequest(repository, "main", "a/b?c"))
        .isEqualTo("https://h.example/r/pulls/compare/main...a/b%3Fc");
  }

  @Test
  void everyPageIsAnAddress() {
    var page = HarnessPages.branch("https://h.example/r", "we[i]rd{}|\\^`\"<>name");

    assertThat(URI.create(page).getPath()).isEqualTo("/r/files/we[i]rd{}|\\^`\"<>name");
  }

  private static HarnessAccess access(URI base, Dialect dialect) {
    return new HarnessAccess(base, dialect, "acc", "token");
  }
}
