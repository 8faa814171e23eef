package dev.harnessjira.harness;

import dev.harnessjira.harness.HarnessModel.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a webhook delivery. Fields that are not known are passed over. */
@Component
public class WebhookBody {

  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** A repository as deliveries show it; {@code url} is its page for people. */
  public record RepositoryInfo(
      long id,
      @Nullable String path,
      @Nullable String identifier,
      @Nullable String uid,
      @Nullable String default_branch,
      @Nullable String url) {}

  /** A branch ({@code refs/heads/…}) of a repository. */
  public record Ref(@Nullable String name, @Nullable RepositoryInfo repo) {}

  /** A pull request as deliveries show it: its state when the body was built. */
  public record PullReqInfo(
      long number,
      @Nullable String state,
      boolean is_draft,
      @Nullable String title,
      @Nullable String description,
      @Nullable Long source_repo_id,
      @Nullable String source_branch,
      @Nullable Long target_repo_id,
      @Nullable String target_branch,
      @Nullable Principal author,
      @Nullable String pr_url) {}

  /** A commit as deliveries show it; merge commits have no files. */
  public record CommitInfo(
      String sha,
      @Nullable String message,
      HarnessModel.@Nullable Signature author,
      @Nullable String url,
      @Nullable List<String> added,
      @Nullable List<String> removed,
      @Nullable List<String> modified) {}

  /** A delivery: one flat object, whose parts depend on the trigger. */
  public record Delivery(
      @Nullable String trigger,
      @Nullable RepositoryInfo repo,
      @Nullable PullReqInfo pull_req,
      @Nullable Ref ref,
      @Nullable Ref target_ref,
      @Nullable String sha,
      @Nullable CommitInfo head_commit,
      @Nullable List<CommitInfo> commits,
      @Nullable String old_sha,
      @Nullable String review_decision,
      @Nullable Principal reviewer) {}

  /** Null when it is not JSON of this shape. */
  public @Nullable Delivery read(byte[] body) {
    try {
      return json.readValue(body, Delivery.class);
    } catch (JacksonException e) {
      return null;
    }
  }
}
