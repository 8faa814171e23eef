package dev.harnessjira.console.fakes;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.scope.ConnectScope;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDrafts;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The module scope in memory, for one site; what it answers to changes can be set. */
public final class FakeScope
    implements ConnectionDrafts,
        ConnectScope,
        ConnectionDirectory,
        ConnectionAdministration,
        HarnessTokens {

  private final List<ConnectionView> connections = new ArrayList<>();
  private final List<EndedConnection> ended = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private @Nullable ConnectionDraft draft;
  private @Nullable ConnectionDraft connected;
  private Outcome outcome = new Outcome.Connected(ConnectionId.random());
  private Change change = new Change.Changed();
  private Token token = new Token.Usable(FakeHarness.found().access(), 1);

  public FakeScope with(ConnectionView... views) {
    connections.addAll(List.of(views));
    return this;
  }

  /** Shows these instead of what there was. */
  public FakeScope instead(ConnectionView... views) {
    connections.clear();
    return with(views);
  }

  public FakeScope ended(EndedConnection... views) {
    ended.addAll(List.of(views));
    return this;
  }

  public FakeScope outcome(Outcome answer) {
    outcome = answer;
    return this;
  }

  public FakeScope change(Change answer) {
    change = answer;
    return this;
  }

  public FakeScope token(Token answer) {
    token = answer;
    return this;
  }

  public FakeScope draft(ConnectionDraft prepared) {
    draft = prepared;
    return this;
  }

  /** The kept draft. */
  public ConnectionDraft draft() {
    return find(ConsolePages.SITE, ConsolePages.ACCOUNT).orElseThrow();
  }

  /** What was connected last. */
  public ConnectionDraft connected() {
    return Objects.requireNonNull(connected);
  }

  /** What was asked for, in order. */
  public List<String> done() {
    return done;
  }

  @Override
  public Optional<ConnectionDraft> find(SiteId site, AccountId account) {
    return Optional.ofNullable(draft);
  }

  @Override
  public void keep(SiteId site, AccountId account, ConnectionDraft kept) {
    draft = kept;
  }

  @Override
  public void discard(SiteId site, AccountId account) {
    draft = null;
  }

  @Override
  public Outcome connect(SiteId site, ConnectionDraft connected) {
    done.add("connect " + connected.targets());
    this.connected = connected;
    return outcome;
  }

  @Override
  public List<ConnectionView> connections(SiteId site) {
    return connections;
  }

  @Override
  public Optional<ConnectionView> connection(SiteId site, ConnectionId connection) {
    return connections.stream().filter(it -> it.id().equals(connection)).findFirst();
  }

  @Override
  public ConnectionOptions options(SiteId site, ConnectionId connection) {
    return connection(site, connection)
        .map(ConnectionView::options)
        .orElseGet(ConnectionOptions::usual);
  }

  @Override
  public Change changeOptions(SiteId site, ConnectionId connection, ConnectionOptions options) {
    done.add("choose " + options);
    return change;
  }

  @Override
  public List<EndedConnection> ended(SiteId site) {
    return ended;
  }

  @Override
  public Change addProjects(
      SiteId site, ConnectionId connection, List<ConnectionDraft.Target> projects) {
    done.add("add " + projects.stream().map(ConnectionDraft.Target::path).toList());
    return change;
  }

  @Override
  public Change removeProject(SiteId site, ConnectionId connection, CoverageId project) {
    done.add("remove " + project);
    return change;
  }

  @Override
  public Change replaceToken(
      SiteId site, ConnectionId connection, HarnessAccess access, ConnectionDraft.Owner owner) {
    done.add("replace " + owner.name());
    return change;
  }

  @Override
  public Change switchOn(SiteId site, ConnectionId connection, CoverageId coverage) {
    done.add("switch on " + coverage);
    return change;
  }

  @Override
  public Change pause(SiteId site, ConnectionId connection, String by) {
    done.add("pause " + connection + " by " + by);
    return change;
  }

  @Override
  public Change resume(SiteId site, ConnectionId connection) {
    done.add("resume " + connection);
    return change;
  }

  @Override
  public Change disconnect(SiteId site, ConnectionId connection) {
    done.add("disconnect " + connection);
    return change;
  }

  @Override
  public Token token(SiteId site, ConnectionId connection) {
    return token;
  }
}
