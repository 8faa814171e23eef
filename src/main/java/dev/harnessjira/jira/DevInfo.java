package dev.harnessjira.jira;

import static dev.harnessjira.jira.Atlassian.segment;
import static dev.harnessjira.jira.JiraCalls.flag;

import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Jira's development-information API, the same under both kinds of credentials. */
@Component
public class DevInfo {

  private final JiraCalls calls;

  DevInfo(JiraCalls calls) {
    this.calls = calls;
  }

  /** Stores development information; 202 means that the format is right, storing follows. */
  public JiraResult<DevInfoAnswer> submit(DevInfoAccess access, DevInfoSubmission submission) {
    return calls.call(
        HttpMethod.POST, uri(access, "/bulk"), access, submission, DevInfoAnswer::read);
  }

  /** Deletes a repository and all it has; one that is not there is deleted too. */
  public JiraResult<Boolean> deleteRepository(DevInfoAccess access, String repository) {
    return delete(access, "/repository/" + segment(repository));
  }

  /** Deletes what a repository has with a sequence up to the given one, and itself likewise. */
  public JiraResult<Boolean> deleteRepository(
      DevInfoAccess access, String repository, long sequence) {
    return delete(
        access, "/repository/%s?_updateSequenceId=%d".formatted(segment(repository), sequence));
  }

  /**
   * Deletes a {@code commit}, {@code branch} or {@code pull_request} stored with a sequence up to
   * the given one.
   */
  public JiraResult<Boolean> deleteEntity(
      DevInfoAccess access, String repository, String type, String id, long sequence) {
    return delete(
        access,
        "/repository/%s/%s/%s?_updateSequenceId=%d"
            .formatted(segment(repository), type, segment(id), sequence));
  }

  /** Deletes all repositories with this property. */
  public JiraResult<Boolean> deleteByProperty(DevInfoAccess access, String key, String value) {
    return delete(access, "/bulkByProperties?" + key + "=" + segment(value));
  }

  /** Whether Jira holds anything with this property; a harmless read. */
  public JiraResult<Boolean> existsByProperty(DevInfoAccess access, String key, String value) {
    return calls.call(
        HttpMethod.GET,
        uri(access, "/existsByProperties?" + key + "=" + segment(value)),
        access,
        null,
        node -> flag(node, "hasDataMatchingProperties"));
  }

  /** What Jira holds of a repository: its latest 400 entities; Gone when it holds nothing. */
  public JiraResult<DevInfoRepository> repository(DevInfoAccess access, String repository) {
    return calls.call(
        HttpMethod.GET,
        uri(access, "/repository/" + segment(repository)),
        access,
        null,
        DevInfoRepository::read);
  }

  private JiraResult<Boolean> delete(DevInfoAccess access, String path) {
    return calls.call(HttpMethod.DELETE, uri(access, path), access, null, node -> true);
  }

  private static URI uri(DevInfoAccess access, String path) {
    return URI.create(access.base() + path);
  }
}
