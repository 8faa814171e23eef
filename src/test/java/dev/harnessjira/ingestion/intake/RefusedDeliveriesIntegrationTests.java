package dev.harnessjira.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.intake.IntakeFixture.Intake;
import dev.harnessjira.ingestion.intake.RawRequest.RawAnswer;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntakeTest
class RefusedDeliveriesIntegrationTests {

  private static final String HARNESS = "X-Harness-Signature";
  private static final String GITNESS = "X-Gitness-Signature";
  private static final byte[] BODY = Signed.body("refused");
  private static final String RIGHT = Signed.rightly(BODY);
  private static final String WRONG = Signed.with("wrong", BODY);
  private static final int LIMIT = 10_000_000;

  @Autowired private Intake intake;
  private final String site = Intake.newSite();
  private Registration registration;

  @BeforeEach
  void register() {
    registration = intake.registered().add(site);
  }

  @Test
  void refusalsLookTheSameAndStoreNothing() throws Exception {
    Map<String, RawAnswer> answers = new LinkedHashMap<>();
    for (var refused : refused().entrySet()) {
      answers.put(refused.getKey(), refused.getValue().body(BODY).send(intake.port()));
    }

    assertThat(answers.values()).extracting(RawAnswer::status).containsOnly(401);
    assertThat(answers)
        .allSatisfy((why, answer) ->
            assertThat(answer).as(why).isEqualTo(answers.get("unknown registration")));
    assertThat(intake.stored(site)).isZero();
    assertThat(intake.foldingIsDue(registration)).isFalse();
  }

  @Test
  void headersThatOnlyLookStrangeAreAccepted() throws Exception {
    assertThat(here().header("x-gitness-SIGNATURE", RIGHT).body(BODY).send(intake.port()).status())
        .isEqualTo(202);
    assertThat(
            here()
                .header(HARNESS, RIGHT)
                .header(GITNESS, RIGHT)
                .header("X-Harness-Trigger", "evil")
                .header("X-Harness-Trigger", "branch_created")
                .body(BODY)
                .send(intake.port())
                .status())
        .isEqualTo(202);
  }

  @Test
  void aDeclaredLengthOverTheLimitIsNotRead() throws Exception {
    // No body follows: the answer comes only because none is waited for.
    var answer =
        here()
            .header(HARNESS, RIGHT)
            .header("Content-Length", Integer.toString(LIMIT + 1))
            .send(intake.port());

    assertThat(answer.status()).isEqualTo(413);
    assertThat(intake.stored(site)).isZero();
  }

  @Test
  void chunksOverTheLimitAreRefused() throws Exception {
    var large = new byte[LIMIT + 1];

    var answer = here().header(HARNESS, Signed.rightly(large)).chunked(large).send(intake.port());

    assertThat(answer.status()).isEqualTo(413);
    assertThat(intake.stored(site)).isZero();
  }

  @Test
  void aBodyAtTheLimitIsAccepted() throws Exception {
    var large = new byte[LIMIT];

    var answer = here().header(HARNESS, Signed.rightly(large)).body(large).send(intake.port());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(intake.waiting(registration).getFirst().body()).isEqualTo(large);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void otherMethodsAreNotAllowed(String method) throws Exception {
    var answer =
        RawRequest.to(method, "/webhooks/harness/" + registration.id()).send(intake.port());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.text()).containsIgnoringCase("\r\nAllow: POST\r\n");
  }

  @Test
  void answersCarryNoCookieAndStartNoSession() throws Exception {
    var accepted =
        here().header("Cookie", "a=b").header(HARNESS, RIGHT).body(BODY).send(intake.port());
    var refused = here().header(HARNESS, WRONG).body(BODY).send(intake.port());

    assertThat(accepted.text() + refused.text()).doesNotContainIgnoringCase("set-cookie");
    assertThat(
            intake
                .jdbc()
                .sql("select count(*) from session.spring_session")
                .query(Long.class)
                .single())
        .isZero();
  }

  private Map<String, RawRequest> refused() {
    Map<String, RawRequest> refused = new LinkedHashMap<>();
    refused.put("unknown registration", RawRequest.post("nobody").header(HARNESS, RIGHT));
    refused.put("unknown and unsigned", RawRequest.post("nobody"));
    refused.put("no signature", here());
    refused.put("wrong signature", here().header(HARNESS, WRONG));
    refused.put("wrong again, now that it is known", here().header(GITNESS, WRONG));
    refused.put("upper case", here().header(HARNESS, RIGHT.toUpperCase(Locale.ROOT)));
    refused.put("prefixed", here().header(HARNESS, "sha256=" + RIGHT));
    refused.put("short", here().header(HARNESS, RIGHT.substring(1)));
    refused.put("empty", here().header(HARNESS, ""));
    refused.put("a list", here().header(HARNESS, RIGHT + ", " + RIGHT));
    refused.put("evil first", here().header(HARNESS, WRONG).header(HARNESS, RIGHT));
    refused.put("evil second", here().header(HARNESS, RIGHT).header(HARNESS, WRONG));
    refused.put("twice the same", here().header(HARNESS, RIGHT).header(HARNESS, RIGHT));
    refused.put("families differ", here().header(HARNESS, WRONG).header(GITNESS, RIGHT));
    refused.put("families differ too", here().header(HARNESS, RIGHT).header(GITNESS, WRONG));
    refused.put("one family empty", here().header(HARNESS, RIGHT).header(GITNESS, ""));
    return refused;
  }

  private RawRequest here() {
    return RawRequest.post(registration.id());
  }
}
