package dev.harnessjira.support;

import dev.harnessjira.tenancy.ConnectedSites;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts Jira sites that nobody connected as connected, so that a test of a module above tenancy
 * need not sign anybody in; a site that is stored counts as what it is.
 */
@TestConfiguration(proxyBeanMethods = false)
public class UnlistedSites {

  @Bean
  @Primary
  ConnectedSites unlistedSites(
      @Qualifier("jooqConnectedSites") ConnectedSites real, JdbcClient db) {
    return site -> real.hold(site) || !isStored(db, site.value());
  }

  private static boolean isStored(JdbcClient db, String site) {
    var stored =
        db.sql("select 1 from tenancy.site where site_id = ?").param(site).query(Integer.class);
    return !List.copyOf(stored.list()).isEmpty();
  }
}
