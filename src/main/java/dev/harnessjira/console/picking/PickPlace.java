package dev.harnessjira.console.picking;

import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where in the lists a person is: in the projects of an organization, or, while that is empty, in
 * the organizations; what was searched for, and the page, from 0.
 */
public record PickPlace(String organization, String query, int page) {

  private static final int LONGEST = 200;
  private static final int LAST = 10_000;

  /** Reads it from the parameters of a request; anything odd is as if it were not there. */
  public static PickPlace of(MultiValueMap<String, String> fields) {
    var organization = first(fields, "organization");
    return new PickPlace(
        organization.matches(PickForm.SEGMENT) ? organization : "",
        first(fields, "q"),
        page(first(fields, "page")));
  }

  /** The same list from its first page on. */
  PickPlace start() {
    return new PickPlace(organization, query, 0);
  }

  PickPlace next() {
    return new PickPlace(organization, query, page + 1);
  }

  PickPlace previous() {
    return new PickPlace(organization, query, Math.max(0, page - 1));
  }

  /** The address of the place, below that of the lists. */
  public String href(String lists) {
    var uri = UriComponentsBuilder.fromPath(lists);
    if (!organization.isEmpty()) {
      uri.queryParam("organization", "{organization}");
    }
    if (!query.isEmpty()) {
      uri.queryParam("q", "{query}");
    }
    if (page > 0) {
      uri.queryParam("page", page);
    }
    return uri.encode()
        .buildAndExpand(Map.of("organization", organization, "query", query))
        .toUriString();
  }

  static String first(MultiValueMap<String, String> fields, String name) {
    var value = fields.getFirst(name);
    var text = value == null ? "" : value.strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static int page(String text) {
    return text.matches("\\d{1,5}") ? Math.min(Integer.parseInt(text), LAST) : 0;
  }
}
