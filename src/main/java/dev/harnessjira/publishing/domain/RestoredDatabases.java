package dev.harnessjira.publishing.domain;

import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Optional;

/** Tells whether the database is the one that it was. In no transaction of a site. */
public interface RestoredDatabases {

  /** What tells this database from another, and from itself before it was restored. */
  String present();

  /** The same when it was last looked at; empty the first time. */
  Optional<String> remembered();

  void remember(String mark);

  /** Sites that were ever written to. */
  List<SiteId> writtenSites();
}
