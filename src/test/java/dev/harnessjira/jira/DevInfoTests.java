package dev.harnessjira.jira;

import static dev.harnessjira.jira.AtlassianStub.CLOUD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.jira.DevInfoAnswer.Entity;
import dev.harnessjira.sandbox.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevInfoTests {

  private static final AtlassianStub STUB = new AtlassianStub();

  @AfterAll
  static void close() {
    STUB.close();
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        call("POST", "/bulk", access -> STUB.devInfo().submit(access, submission())),
        call("GET", "/repository/r.1~x", access -> STUB.devInfo().repository(access, "r.1~x")),
        call("DELETE", "/repository/r-1", access -> STUB.devInfo().deleteRepository(access, "r-1")),
        call(
            "DELETE",
            "/repository/r-1/pull_request/12?_updateSequenceId=99",
            access -> STUB.devInfo().deleteEntity(access, "r-1", "pull_request", "12", 99)),
        call(
            "DELETE",
            "/bulkByProperties?connection=a%20b%26c",
            access -> STUB.devInfo().deleteByProperty(access, "connection", "a b&c")),
        call(
            "GET",
            "/existsByProperties?connection=1",
            access -> STUB.devInfo().existsByProperty(access, "connection", "1")));
  }

  private static Arguments call(String method, String path, Consumer<DevInfoAccess> call) {
    return Arguments.of(method, path.replace("~", "%7E"), call);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void bothTransportsUseTheDocumentedPaths(
      String method, String path, Consumer<DevInfoAccess> call) {
    STUB.answer(200, "{}");

    call.accept(STUB.grant());
    assertThat(STUB.lastCall())
        .isEqualTo(method + " /ex/jira/" + CLOUD + "/rest/devinfo/0.10" + path);
    call.accept(STUB.credentials());
    assertThat(STUB.lastCall()).isEqualTo(method + " /jira/devinfo/0.1/cloud/" + CLOUD + path);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void anEmptyAnswerIsASuccess(int status) {
    STUB.answer(Reply.empty(status));

    assertThat(STUB.devInfo().deleteRepository(STUB.grant(), "r"))
        .isEqualTo(new JiraResult.Ok<>(true));
    assertThat(STUB.devInfo().submit(STUB.grant(), submission()))
        .isEqualTo(new JiraResult.Ok<>(new DevInfoAnswer(Set.of(), Map.of(), Set.of())));
  }

  @Test
  void aPageIsNoAnswerToASubmission() {
    STUB.answer(Reply.html("<html>Sign in</html>"));

    assertThat(STUB.devInfo().submit(STUB.grant(), submission()))
        .isInstanceOf(JiraResult.Failed.class);
  }

  @Test
  void acceptedEntitiesAreReadFromEachList() {
    var answer =
        submit(
            """
            {'acceptedDevinfoEntities':{'r':{'commits':['c1','c2'],'branches':['b'],
             'pullRequests':['7']}},'failedDevinfoEntities':{},'unknownIssueKeys':['UTF-8'],
             'unknownAssociations':[]}
            """);

    assertThat(answer.accepted())
        .containsExactlyInAnyOrder(
            new Entity("r", "commit", "c1"),
            new Entity("r", "commit", "c2"),
            new Entity("r", "branch", "b"),
            new Entity("r", "pull_request", "7"));
    assertThat(answer.failed()).isEmpty();
    assertThat(answer.unknownIssueKeys()).containsExactly("UTF-8");
  }

  @Test
  void refusedEntitiesKeepTheirReason() {
    var answer =
        submit(
            """
            {'failedDevinfoEntities':{'r':{'errorMessages':[{'message':'Repository is wrong'}],
             'commits':[{'id':'c1','errorMessages':[{'message':'too'},{'message':'long'}]}],
             'branches':['b'],'pullRequests':[]}}}
            """);

    assertThat(answer.failed())
        .isEqualTo(
            Map.of(
                new Entity("r", "repository", "r"), "Repository is wrong",
                new Entity("r", "commit", "c1"), "too; long",
                new Entity("r", "branch", "b"), "Repository is wrong"));
  }

  @Test
  void aRepositoryRefusedAsAWholeIsTold() {
    var answer = submit("{'failedDevinfoEntities':{'r':{'errorMessages':['No']}}}");

    assertThat(answer.failed()).isEqualTo(Map.of(new Entity("r", "repository", "r"), "No"));
  }

  @Test
  void whatIsNotGivenIsNotSent() {
    STUB.answer(202, "{}");

    STUB.devInfo().submit(STUB.grant(), submission());

    assertThat(STUB.lastBody())
        .contains("\"preventTransitions\":true", "\"issueKeys\":[]", "\"fileCount\":0")
        .doesNotContain("null", "associations", "createPullRequestUrl", "flags");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whetherJiraHoldsAnythingIsRead(boolean holds) {
    STUB.answer(200, "{'hasDataMatchingProperties':" + holds + "}");

    assertThat(STUB.devInfo().existsByProperty(STUB.grant(), "connection", "1"))
        .isEqualTo(new JiraResult.Ok<>(holds));
  }

  private static DevInfoAnswer submit(String answer) {
    STUB.answer(202, answer);
    var result = STUB.devInfo().submit(STUB.grant(), submission());
    return ((JiraResult.Ok<DevInfoAnswer>) result).value();
  }

  private static DevInfoSubmission submission() {
    var commit =
        new DevInfoSubmission.Commit(
            "c",
            1,
            List.of(),
            "message",
            new DevInfoSubmission.Author("Ada", null),
            "2026-11-24T12:00:00Z",
            "c",
            0,
            "https://h.example/c",
            null,
            null);
    var branch =
        new DevInfoSubmission.Branch(
            "b", 1, List.of("DEMO-1"), "b", "https://h.example/b", null, commit);
    return new DevInfoSubmission(
        true,
        "NORMAL",
        Map.of("connection", "1"),
        Map.of("product", "p"),
        List.of(
            new DevInfoSubmission.Repository(
                "r", "r", "https://h.example", 1, List.of(), List.of(branch), List.of())));
  }
}
