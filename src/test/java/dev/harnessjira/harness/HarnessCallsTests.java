package dev.harnessjira.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessModel.Repository;
import dev.harnessjira.outbound.NoAnswer;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarnessCallsTests {

  private static final String REPOSITORY = "GET /code/api/v1/repos/7";
  private static TestGateway gateway;

  private final StubServer harness = StubServer.empty();
  private final HarnessAccess access = access(Dialect.PLATFORM);

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("harness-jira.harness.calls-per-minute=100000");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void aCallThatIsNotAllowedIsNotMade() {
    var later = TestGateway.NOW.plusSeconds(7);
    gateway.allowance().refuseOnce(later, "used up");

    assertThat(code().repository(access, "7"))
        .isEqualTo(new HarnessResult.Failed<>(new HarnessFailure.Throttled(later, "used up")));
    assertThat(harness.faults().calls()).isEmpty();
  }

  @Test
  void theAllowanceLearnsTheUrgencyAndNotTheToken() {
    harness.on(REPOSITORY, 200, "{\"id\": 7}");

    code().repository(access.with(Urgency.BACKFILL), "7");

    assertThat(gateway.allowance().lastUrgency()).isEqualTo(Urgency.BACKFILL);
    assertThat(gateway.allowance().lastToken().callsPerMinute()).isEqualTo(100_000);
    assertThat(gateway.allowance().lastToken().key()).matches("[0-9a-f]{64}");
  }

  @Test
  void theAllowanceLearnsThatItWasTooMuch() {
    harness.on(REPOSITORY, 429, "{}");
    var before = gateway.allowance().throttled();

    code().repository(access, "7");

    assertThat(gateway.allowance().throttled()).isEqualTo(before + 1);
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of(400, new HarnessFailure.Refused(400, "400: Bad")),
        Arguments.of(401, new HarnessFailure.Unauthorized("401: Bad")),
        Arguments.of(403, new HarnessFailure.Forbidden("403: Bad")),
        Arguments.of(404, new HarnessFailure.Gone("404: Bad")),
        Arguments.of(408, new HarnessFailure.Unavailable("408: Bad")),
        Arguments.of(409, new HarnessFailure.Refused(409, "409: Bad")),
        Arguments.of(412, new HarnessFailure.Refused(412, "412: Bad")),
        Arguments.of(423, new HarnessFailure.Refused(423, "423: Bad")),
        Arguments.of(
            429, new HarnessFailure.Throttled(TestGateway.NOW.plusSeconds(20), "429: Bad")),
        Arguments.of(500, new HarnessFailure.Unavailable("500: Bad")),
        Arguments.of(503, new HarnessFailure.Unavailable("503: Bad")));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void eachStatusHasItsMeaning(int status, HarnessFailure expected) {
    harness.on(REPOSITORY, status, "{'message':'Bad'}");

    assertThat(failure()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Not found</html>", "404 page not found", "", "{}"})
  void aPageIsNotHarnessesWordThatSomethingIsGone(String body) {
    harness.on(REPOSITORY, 404, body);

    assertThat(failure()).isEqualTo(new HarnessFailure.Unavailable("HTTP 404"));
    assertThat(code().branch(access, "7", "main")).isInstanceOf(HarnessResult.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Hello</html>", "", "null", "7", "[]", "{\"id\":\"seven\"}"})
  void garbageIsUnavailable(String body) {
    harness.on(REPOSITORY, 200, body);

    assertThat(failure()).isInstanceOf(HarnessFailure.Unavailable.class);
  }

  @Test
  void aRedirectTellsItsTarget() {
    harness.on(REPOSITORY, new Reply(302, Map.of("Location", "https://x.example/y"), new byte[0]));

    assertThat(failure())
        .isEqualTo(new HarnessFailure.Redirected(URI.create("https://x.example/y"), "HTTP 302"));
  }

  @Test
  void aCutConnectionIsUnreachable() {
    harness.faults().failAll(call -> true, new Kind.CutBefore());

    assertThat(failure())
        .isInstanceOfSatisfying(
            HarnessFailure.Unreachable.class,
            it -> assertThat(it.cause()).isEqualTo(NoAnswer.CONNECTION_LOST));
  }

  @Test
  void longWordsAreShortened() {
    harness.on(REPOSITORY, 400, "{'message':'" + "x".repeat(9000) + "'}");

    assertThat(failure().detail()).hasSizeLessThan(520);
  }

  @ParameterizedTest
  @CsvSource({
    "main, main",
    "feature/DEMO-1, feature/DEMO-1",
    "feature/ABC-7_ü#1%20x, feature/ABC-7_%C3%BC%231%2520x",
    "a b+c?d&e, a%20b%2Bc%3Fd%26e"
  })
  void aBranchIsAskedForByItsEncodedName(String name, String path) {
    code().branch(access, "7", name);

    assertThat(lastPath())
        .isEqualTo(
            "/code/api/v1/repos/7/branches/" + path + "?include_commit=true&routingId=acc-1");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aSpaceIsNamedByItsEncodedPath(Dialect dialect) {
    var prefix = dialect == Dialect.PLATFORM ? "/code/api/v1" : "/api/v1";

    code().repositories(access(dialect), "acc-1/o rg/p#1", 2, "a&b");

    assertThat(lastPath())
        .startsWith(
            prefix
                + "/spaces/acc-1/o%20rg/p%231/+/repos?recursive=true&limit=100&page=2&query=a%26b");
  }

  @Test
  void eachDialectSendsItsTokenItsOwnWay() {
    var keys = new ArrayList<String>();
    harness
        .faults()
        .failAll(
            call -> {
              keys.add(call.header("x-api-key") + " " + call.header("Authorization"));
              return false;
            },
            new Kind.CutBefore());

    code().repository(access(Dialect.PLATFORM), "7");
    code().repository(access(Dialect.OPEN_SOURCE), "7");

    assertThat(keys).containsExactly("token null", "null Bearer token");
  }

  @Test
  void pagesOfRepositoriesKnowWhetherThereAreMore() {
    var path = "GET /code/api/v1/spaces/acc-1/+/repos";
    var body = "[{\"id\":1,\"path\":\"acc-1/r\",\"identifier\":\"r\"}]";
    harness.on(
        path, new Reply(200, Map.of("x-next-page", "2", "x-total", "101"), body.getBytes(UTF_8)));

    assertThat(code().repositories(access, "acc-1", 1, ""))
        .isEqualTo(
            new HarnessResult.Ok<>(
                new Listing<>(List.of(new Repository(1, "acc-1/r", "r", null)), true, 101)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-1", "99999999999999999999"})
  void aStrangeTotalIsPassedOver(String total) {
    harness.on(
        "GET /code/api/v1/spaces/acc-1/+/repos",
        new Reply(200, Map.of("x-total", total), "[]".getBytes(UTF_8)));

    assertThat(code().repositories(access, "acc-1", 1, ""))
        .isEqualTo(new HarnessResult.Ok<>(new Listing<>(List.of(), false, 0)));
  }

  @Test
  void aNullListIsAnEmptyOne() {
    harness.on("GET /code/api/v1/repos/7/pullreq/1/reviewers", 200, "null");

    assertThat(code().reviewers(access, "7", 1)).isEqualTo(new HarnessResult.Ok<>(List.of()));
  }

  @Test
  void commitsAreReadPageByPageUpToTheLimit() {
    var page = "[" + "{'sha':'a'},".repeat(99) + "{'sha':'b'}]";
    harness.on("GET /code/api/v1/repos/7/pullreq/1/commits", 200, page);

    var commits = code().pullRequestCommits(access, "7", 1, 250);

    assertThat(((HarnessResult.Ok<List<HarnessModel.Commit>>) commits).value()).hasSize(250);
    assertThat(harness.faults().calls())
        .extracting(call -> call.path().replaceAll(".*&page=(\\d+).*", "$1"))
        .containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @CsvSource({"0, 3, true", "1, 3, true", "2, 3, false"})
  void organizationsArePagedFromZero(int page, int pages, boolean more) {
    harness.on(
        "GET /ng/api/organizations",
        200,
        "{'data':{'totalPages':%d,'totalItems':9,'content':[{'organization':".formatted(pages)
            + "{'identifier':'o','name':'Org'}}]}}");

    assertThat(code().organizations(access, page, 4, "a b"))
        .isEqualTo(
            new HarnessResult.Ok<>(
                new Listing<>(List.of(new HarnessModel.Space("o", "Org")), more, 9)));
    assertThat(lastPath())
        .isEqualTo(
            "/ng/api/organizations?accountIdentifier=acc-1&pageIndex="
                + page
                + "&pageSize=4&searchTerm=a%20b");
  }

  @Test
  void aListOfOrganizationsThatIsNoneIsUnavailable() {
    harness.on("GET /ng/api/organizations", 200, "{'status':'SUCCESS'}");

    assertThat(code().organizations(access, 0, 10, "")).isInstanceOf(HarnessResult.Failed.class);
  }

  @Test
  void aBranchThatHarnessCallsGoneIsNone() {
    harness.on("GET /code/api/v1/repos/7/branches/x", 404, "{'message':'branch not found'}");

    assertThat(code().branch(access, "7", "x")).isEqualTo(new HarnessResult.Ok<>(Optional.empty()));
  }

  private static HarnessCode code() {
    return gateway.bean(HarnessCode.class);
  }

  private HarnessAccess access(Dialect dialect) {
    return new HarnessAccess(harness.uri(), dialect, "acc-1", "token");
  }

  private String lastPath() {
    return harness.faults().calls().getLast().path();
  }

  private HarnessFailure failure() {
    var result = code().repository(access, "7");
    assertThat(result).isInstanceOf(HarnessResult.Failed.class);
    return ((HarnessResult.Failed<Repository>) result).failure();
  }
}
