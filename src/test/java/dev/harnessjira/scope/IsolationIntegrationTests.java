package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ScopeModuleTest
class IsolationIntegrationTests {

  private final SiteId ours = Workbench.newSite();
  private final SiteId theirs = Workbench.newSite();
  private final AccountId administrator = new AccountId("712020:someone");

  @Autowired private Workbench workbench;
  @Autowired private ConnectionDirectory directory;
  @Autowired private ConnectionAdministration administration;
  @Autowired private Coverages coverages;
  @Autowired private HarnessTokens tokens;
  @Autowired private ConnectionDrafts drafts;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;

  private ConnectionId connection = ConnectionId.random();

  @BeforeEach
  void connect() {
    var account = "a" + UUID.randomUUID().toString().replace("-", "");
    var access =
        new HarnessAccess(
            URI.create("http://127.0.0.1:9"), Dialect.PLATFORM, account, "pat.a.b.secret");
    var draft = Workbench.draft(access, ScopeType.PROJECT, "o/p", "o/q");
    connection = workbench.connect(ours, draft);
    drafts.keep(ours, administrator, draft);
  }

  @AfterEach
  void disconnect() {
    workbench.disconnectAll(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connection", "harness_token", "coverage", "webhook", "draft"})
  void anotherTenantSeesNoRow(String table) {
    assertThat(transactions.inSite(ours.value(), () -> count(table))).isPositive();
    assertThat(transactions.inSite(theirs.value(), () -> count(table))).isZero();
    assertThat(count(table)).as("no tenant bound").isZero();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from scope." + table + " where site_id = ?")
        .param(ours.value())
        .query(Long.class)
        .single();
  }

  @Test
  void rowsOfAnotherTenantCannotBeWritten() {
    assertThatThrownBy(() ->
            transactions.runInSite(
                theirs.value(),
                () ->
                    jdbc.sql("insert into scope.draft values (?, 'x', '\\x00', now())")
                        .param(ours.value())
                        .update()))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void onlyTablesOfIdsAreOutsideOfTheWall() {
    var unprotected =
        jdbc.sql(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'scope' and c.relkind = 'r'
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                order by 1
                """)
            .query(String.class)
            .list();

    assertThat(unprotected).containsExactly("claim", "registration");
  }

  @Test
  void anotherSiteFindsNothingByIds() {
    var coverage = workbench.view(ours, connection).coverages().getFirst().id();

    assertThat(directory.connections(theirs)).isEmpty();
    assertThat(directory.connection(theirs, connection)).isEmpty();
    assertThat(coverages.find(theirs, coverage)).isEmpty();
    assertThat(tokens.token(theirs, connection)).isInstanceOf(HarnessTokens.Token.Lost.class);
    assertThat(drafts.find(theirs, administrator)).isEmpty();
    assertThat(administration.disconnect(theirs, connection))
        .isInstanceOf(ConnectionAdministration.Change.NotFound.class);
  }

  @Test
  void secretsAreSealed() {
    var sealed =
        transactions.inSite(
            ours.value(),
            () ->
                jdbc.sql(
                        """
                        select encode(sealed, 'escape') from scope.harness_token where site_id = ?
                        union all
                        select encode(sealed, 'escape') from scope.draft where site_id = ?
                        """)
                    .params(ours.value(), ours.value())
                    .query(String.class)
                    .list());

    assertThat(sealed).hasSize(2).noneMatch(text -> text.contains("secret"));
  }
}
