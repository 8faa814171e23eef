package dev.harnessjira.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.ingestion.application.intake.TurnedAway;
import dev.harnessjira.ingestion.intake.IntakeFixture.Intake;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import dev.harnessjira.support.TcpGate;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntakeTest
class IntakeOutageIntegrationTests {

  private static final Duration FAST = Duration.ofMillis(1_300);

  @Autowired private Intake intake;
  @Autowired private TcpGate gate;
  @Autowired private TurnedAway turnedAway;
  @Autowired private DataSource shared;
  private Registration registration;

  @BeforeEach
  void register() {
    registration = intake.registered().add(Intake.newSite());
  }

  @AfterEach
  void recover() {
    gate.open();
    sendOne();
  }

  // A busy machine may be unavailable for a moment; what is tested comes after one was kept.
  private void sendOne() {
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(send()).isEqualTo(202));
  }

  @Test
  void aStoppedDatabaseIsAnsweredFast() throws Exception {
    sendOne();

    gate.shut();

    for (var i = 0; i < 5; i++) {
      assertAnsweredFast(503, registration.id());
      assertAnsweredFast(503, "nobody");
    }
  }

  @Test
  void whoseDeliveryIsTurnedAwayIsRemembered() throws Exception {
    sendOne();

    gate.shut();
    assertAnsweredFast(503, registration.id());

    await().untilAsserted(() -> assertThat(turnedAway.take()).contains(registration.id()));
  }

  @Test
  void aDatabaseThatHangsIsAnsweredFast() throws Exception {
    sendOne();

    gate.hang();

    for (var i = 0; i < 5; i++) {
      assertAnsweredFast(503, registration.id());
    }
    assertAnsweredFast(503, "nobody");
  }

  @Test
  void whatWasAnswered202IsStoredAfterTheOutage() throws Exception {
    var kept = new ArrayList<String>();
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 200; i++) {
        var words = UUID.randomUUID().toString();
        senders.submit(() -> {
          if (send(registration.id(), Signed.body(words)) == 202) {
            synchronized (kept) {
              kept.add(words);
            }
          }
          return null;
        });
        if (i == 100) {
          await().until(() -> !intake.waiting(registration).isEmpty());
          gate.shut();
        }
      }
    }
    gate.open();

    await().ignoreExceptions().until(() -> intake.waiting(registration) != null);
    assertThat(kept).isNotEmpty();
    assertThat(intake.waiting(registration))
        .extracting(row -> new String(row.body(), StandardCharsets.UTF_8))
        .containsAll(
            kept.stream()
                .map(words -> new String(Signed.body(words), StandardCharsets.UTF_8))
                .toList());
  }

  @Test
  void acceptingGoesOnWhenOtherWorkHasAllConnections() throws Exception {
    sendOne();

    var before = intake.waiting(registration).size();
    var taken = takeAll();
    try {
      for (var i = 0; i < 20; i++) {
        assertAnsweredFast(202, registration.id());
      }
      assertAnsweredFast(503, "nobody");
    } finally {
      for (var connection : taken) {
        connection.close();
      }
    }
    assertThat(intake.waiting(registration)).hasSize(before + 20);
  }

  @Test
  void aConnectionKilledBeforeTheCommitAnswersNoSuccess() throws Exception {
    sendOne();
    var before = intake.waiting(registration).size();
    CompletableFuture<Integer> answer;
    try (var blocker = shared.getConnection()) {
      blocker.setAutoCommit(false);
      lockDueRow(blocker);

      answer = CompletableFuture.supplyAsync(this::sendUnchecked);
      await().until(() -> killBlockedIntake() > 0 || answer.isDone());
      await().until(() -> killBlockedIntake() > 0 || answer.isDone());

      assertThat(answer.get()).isEqualTo(503);
      blocker.rollback();
    }
    assertThat(intake.waiting(registration)).hasSize(before);
  }

  private void lockDueRow(Connection blocker) throws SQLException {
    try (var statement =
        blocker.prepareStatement("select from work.due where key = ? for update")) {
      statement.setString(1, registration.coverage().id().toString());
      statement.executeQuery().close();
    }
  }

  private int killBlockedIntake() {
    return intake
        .jdbc()
        .sql(
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where application_name = 'harness-jira intake' and wait_event_type = 'Lock'
              and datname = current_database()
            """)
        .query(Integer.class)
        .single();
  }

  private List<Connection> takeAll() throws SQLException {
    List<Connection> taken = new ArrayList<>();
    while (true) {
      try {
        taken.add(shared.getConnection());
      } catch (SQLTransientConnectionException e) {
        return taken;
      }
    }
  }

  private void assertAnsweredFast(int status, String to) throws Exception {
    var start = System.nanoTime();

    var answer = send(to, Signed.body(UUID.randomUUID().toString()));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(FAST);
    assertThat(answer).isEqualTo(status);
  }

  private int sendUnchecked() {
    try {
      return send();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int send() throws Exception {
    return send(registration.id(), Signed.body(UUID.randomUUID().toString()));
  }

  private int send(String to, byte[] body) throws Exception {
    return RawRequest.post(to)
        .header("X-Harness-Signature", Signed.rightly(body))
        .body(body)
        .send(intake.port())
        .status();
  }
}
