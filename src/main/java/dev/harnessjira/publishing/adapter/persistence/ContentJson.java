package dev.harnessjira.publishing.adapter.persistence;

import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.content.Content;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Content as JSON; the kind of the row says which content it is. */
@Component
class ContentJson {

  private final JsonMapper json = JsonMapper.builder().build();

  @Nullable JSONB write(@Nullable Content content) {
    return content == null ? null : JSONB.jsonb(json.writeValueAsString(content));
  }

  @Nullable Content read(Kind kind, @Nullable JSONB content) {
    return content == null ? null : json.readValue(content.data(), type(kind));
  }

  private static Class<? extends Content> type(Kind kind) {
    return switch (kind) {
      case REPOSITORY -> Content.Repository.class;
      case BRANCH -> Content.Branch.class;
      case COMMIT -> Content.Commit.class;
      case PULL_REQUEST -> Content.PullRequest.class;
    };
  }
}
