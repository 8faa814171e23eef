package dev.harnessjira.console.connections;

import dev.harnessjira.ingestion.RepositoryDirectory.RepositoryPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Links to the pages before and after one; pages are shown counted from 1. */
record Paging(int number, @Nullable String previous, @Nullable String next) {

  static Paging of(String href, String query, RepositoryPage page) {
    return new Paging(
        page.page() + 1,
        page.page() > 0 ? href(href, query, page.page() - 1) : null,
        page.hasNext() ? href(href, query, page.page() + 1) : null);
  }

  public boolean needed() {
    return previous != null || next != null;
  }

  private static String href(String href, String query, int page) {
    return UriComponentsBuilder.fromPath(href)
        .queryParam("q", "{query}")
        .queryParam("page", page)
        .encode()
        .buildAndExpand(query)
        .toUriString();
  }
}
