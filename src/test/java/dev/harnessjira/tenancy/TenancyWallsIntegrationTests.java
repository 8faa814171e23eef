package dev.harnessjira.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second wall: statements without any condition, as the application's role. */
class TenancyWallsIntegrationTests extends TenancyScenario {

  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void twoTenants() {
    connectAndAsk(ADMIN, ACME);
    connectAndAsk(TWO_SITES, GLOBEX);
    for (var site : List.of(ACME, GLOBEX)) {
      var own = atlassian.jira().createCredentials(site.value(), true);
      administration.useCredentials(site, own.clientId(), own.secret());
    }
    administration.standIn(ACME, TWO_SITES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jira_grant",
        "site",
        "site_credentials",
        "administrator",
        "stand_in",
        "site_life"
      })
  void nothingBoundSeesNothing(String table) {
    assertThat(rows.count(table)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"site", "site_credentials", "site_life"})
  void aSiteSeesItselfOnly(String table) {
    assertThat(rows.countInSite(ACME.value(), table)).isEqualTo(1);
    assertThat(rows.countInSite(GLOBEX.value(), table)).isEqualTo(1);
    assertThat(rows.countInSite("another", table)).isZero();
  }

  @Test
  void aSiteSeesNoGrant() {
    assertThat(rows.countInSite(ACME.value(), "jira_grant")).isZero();
  }

  @Test
  void anAccountSeesItsOwnGrantOnly() {
    assertThat(rows.countAsAccount(ADMIN.value(), "jira_grant")).isEqualTo(1);
    assertThat(rows.countAsAccount(TWO_SITES.value(), "jira_grant")).isEqualTo(1);
    assertThat(rows.countAsAccount(OTHER_ADMIN.value(), "jira_grant")).isZero();
  }

  @Test
  void anAccountSeesTheSitesOfItsGrantAndNoCredentials() {
    assertThat(rows.countAsAccount(TWO_SITES.value(), "site")).isEqualTo(1);
    assertThat(rows.countAsAccount(TWO_SITES.value(), "site_credentials")).isZero();
  }

  @Test
  void anAccountSeesItsOwnMembershipsOnly() {
    assertThat(rows.countAsAccount(ADMIN.value(), "administrator")).isEqualTo(1);
    assertThat(rows.countAsAccount(TWO_SITES.value(), "administrator")).isEqualTo(2);
    assertThat(rows.countInSite(GLOBEX.value(), "administrator")).isEqualTo(1);
  }

  @Test
  void aStandInIsSeenByTheSiteAndTheirAccountOnly() {
    assertThat(rows.countInSite(ACME.value(), "stand_in")).isEqualTo(1);
    assertThat(rows.countInSite(GLOBEX.value(), "stand_in")).isZero();
    assertThat(rows.countAsAccount(TWO_SITES.value(), "stand_in")).isEqualTo(1);
    assertThat(rows.countAsAccount(ADMIN.value(), "stand_in")).isZero();
  }

  @Test
  void noStatementReachesAnotherTenantsRows() {
    var changed =
        rows.inSite(ACME.value(), () -> jdbc.sql("update tenancy.site set name = 'x'").update());

    assertThat(changed).isEqualTo(1);
    assertThat(view(GLOBEX).name()).isEqualTo("Globex");
  }

  @Test
  void nobodyWritesARowOfAnotherTenant() {
    assertThatThrownBy(() ->
            rows.inSite(
                ACME.value(),
                () ->
                    jdbc.sql("update tenancy.site set site_id = ?").param(GLOBEX.value()).update()))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void anAccountMayNotChangeTheSitesOfItsGrant() {
    var changed =
        rows.asAccount(
            TWO_SITES.value(), () -> jdbc.sql("update tenancy.site set name = 'x'").update());

    assertThat(changed).isZero();
  }
}
