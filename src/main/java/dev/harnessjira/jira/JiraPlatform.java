package dev.harnessjira.jira;

import static dev.harnessjira.jira.Atlassian.segment;
import static dev.harnessjira.jira.JiraCalls.flag;
import static dev.harnessjira.jira.JiraCalls.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The parts of Jira's platform API that tell what a person may do and see on a site. */
@Component
public class JiraPlatform {

  private final JiraCalls calls;
  private final AtlassianSettings settings;

  JiraPlatform(JiraCalls calls, AtlassianSettings settings) {
    this.calls = calls;
    this.settings = settings;
  }

  /**
   * Whether the token's person is a Jira administrator of the site ({@code ADMINISTER}, a global
   * permission; not the same as site admin).
   */
  public JiraResult<Boolean> administers(String cloudId, String bearer) {
    return calls.get(
        uri(cloudId, "mypermissions?permissions=ADMINISTER"),
        bearer,
        node -> flag(node.path("permissions").path("ADMINISTER"), "havePermission"));
  }

  /**
   * The keys of the projects that the token's person may see, a page of 100 at most from this place
   * on ({@code read:jira-work}).
   */
  public JiraResult<ProjectPage> projects(String cloudId, String bearer, int start) {
    return calls.get(
        uri(cloudId, "project/search?startAt=" + start + "&maxResults=100"),
        bearer,
        node -> page(node, start));
  }

  /** Keys of projects, and where the next page starts; null after the last. */
  public record ProjectPage(List<String> keys, @Nullable Integer next) {}

  private static ProjectPage page(JsonNode node, int start) {
    if (!node.path("values").isArray()) {
      throw new JiraCalls.UnreadableException();
    }
    List<String> keys = new ArrayList<>();
    node.path("values").forEach(project -> keys.add(text(project, "key")));
    var last = flag(node, "isLast") || keys.isEmpty();
    return new ProjectPage(List.copyOf(keys), last ? null : start + keys.size());
  }

  private URI uri(String cloudId, String path) {
    return URI.create(settings.apiUrl() + "/ex/jira/" + segment(cloudId) + "/rest/api/3/" + path);
  }
}
