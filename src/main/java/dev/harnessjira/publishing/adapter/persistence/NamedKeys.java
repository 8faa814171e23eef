package dev.harnessjira.publishing.adapter.persistence;

import dev.harnessjira.publishing.domain.Entity;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Remembers which entities name an issue key, so that they are found by it. */
@Component
class NamedKeys {

  private static final Comparator<Naming> ORDER =
      Comparator.comparing(Naming::issueKey).thenComparing(naming -> naming.entity().key());

  private final DSLContext sql;

  NamedKeys(DSLContext sql) {
    this.sql = sql;
  }

  private record Naming(String issueKey, Entity entity) {}

  /** One statement, however many there are; in one order, so that no two writers wait in a ring. */
  void remember(SiteId site, Collection<Entity> entities) {
    var all = entities.stream().flatMap(NamedKeys::namings).sorted(ORDER).toList();
    if (!all.isEmpty()) {
      sql.execute(
          """
          insert into publishing.named_key
            (site_id, issue_key, coverage_id, repository, kind, id)
          select {0}, named.* from unnest({1}, {2}, {3}, {4}, {5}) as named
          on conflict do nothing
          """,
          DSL.val(site.value()),
          array(all, Naming::issueKey, String[]::new),
          array(all, naming -> naming.entity().key().coverage().value(), UUID[]::new),
          array(all, naming -> naming.entity().key().repository(), Long[]::new),
          array(all, naming -> naming.entity().key().kind().name(), String[]::new),
          array(all, naming -> naming.entity().key().id(), String[]::new));
    }
  }

  /** Forgets some of an ended coverage; returns how many. */
  int forget(SiteId site, UUID coverage, int most) {
    return sql.execute(
        """
        delete from publishing.named_key where site_id = {0} and ctid in (
          select ctid from publishing.named_key
          where site_id = {0} and coverage_id = {1} limit {2})
        """,
        DSL.val(site.value()), DSL.val(coverage), DSL.val(most));
  }

  private static Stream<Naming> namings(Entity entity) {
    var content = entity.content();
    return content == null || entity.key().kind() == Kind.REPOSITORY
        ? Stream.empty()
        : content.issueKeys().stream().map(key -> new Naming(key, entity));
  }

  private static <T> Param<T[]> array(
      List<Naming> all, Function<Naming, T> value, IntFunction<T[]> array) {
    return DSL.val(all.stream().map(value).toArray(array));
  }
}
