package dev.harnessjira.jira;

import static dev.harnessjira.jira.Atlassian.segment;
import static dev.harnessjira.jira.JiraCalls.flag;

import java.net.URI;
import org.springframework.stereotype.Component;

/** The parts of Jira's platform API that tell what a person may do on a site. */
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
    var uri =
        URI.create(
            settings.apiUrl()
                + "/ex/jira/"
                + segment(cloudId)
                + "/rest/api/3/mypermissions?permissions=ADMINISTER");
    return calls.get(
        uri, bearer, node -> flag(node.path("permissions").path("ADMINISTER"), "havePermission"));
  }
}
