package dev.harnessjira.console.explain;

import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.PublishedEntities;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Has something read again from Harness, and what goes to Jira with it sent again, both by durable
 * work.
 */
@Component
public class SendAgain {

  /** Ordered at once when all that was refused is sent again. */
  public static final int MOST = 500;

  private final DevelopmentTrace development;
  private final PublishedEntities published;

  public SendAgain(DevelopmentTrace development, PublishedEntities published) {
    this.development = development;
    this.published = published;
  }

  /** False when it can be neither read nor sent. */
  public boolean entity(SiteId site, String coverage, String kind, long repository, String name) {
    return entity(site, coverage(coverage), ref(kind, repository, name));
  }

  private boolean entity(SiteId site, CoverageId coverage, EntityRef ref) {
    var sent = 0;
    for (var around : development.around(site, coverage, ref).entrySet()) {
      sent += published.sendAgain(site, around.getKey(), around.getValue());
    }
    return development.readAgain(site, coverage, ref) || sent > 0;
  }

  /** All that Jira refused of a connection, {@link #MOST} at most; returns how many. */
  public int refused(SiteId site, ConnectionId connection) {
    var count = 0;
    for (var refused : published.refused(site, connection, MOST).entrySet()) {
      count += published.sendAgain(site, refused.getKey(), refused.getValue());
      refused.getValue().forEach(ref -> development.readAgain(site, refused.getKey(), ref));
    }
    return count;
  }

  private static CoverageId coverage(String id) {
    try {
      return new CoverageId(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private static EntityRef ref(String kind, long repository, String name) {
    if (kind.equals("pull") && !name.matches("\\d{1,18}")) {
      throw notFound();
    }
    return switch (kind) {
      case "pull" -> new EntityRef.PullRequest(repository, Long.parseLong(name));
      case "branch" -> new EntityRef.Branch(repository, name);
      case "commit" -> new EntityRef.Commit(repository, name);
      default -> throw notFound();
    };
  }

  /** How the form of a page names an entity's kind. */
  public static String kind(EntityRef ref) {
    return switch (ref) {
      case EntityRef.PullRequest pull -> "pull";
      case EntityRef.Branch branch -> "branch";
      case EntityRef.Commit commit -> "commit";
    };
  }

  /** How the form of a page names an entity. */
  public static String name(EntityRef ref) {
    return switch (ref) {
      case EntityRef.PullRequest(var repository, var number) -> Long.toString(number);
      case EntityRef.Branch(var repository, var name) -> name;
      case EntityRef.Commit(var repository, var sha) -> sha;
    };
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
