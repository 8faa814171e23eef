package dev.harnessjira.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AtlassianTests {

  private static final AtlassianStub STUB = new AtlassianStub();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOKENS =
      "{'access_token':'a','refresh_token':'r','expires_in':3600,'scope':'read:me'}";

  @AfterAll
  static void close() {
    STUB.close();
  }

  @Test
  void aRefreshIsSentAsAtlassianDocumentsIt() {
    STUB.answer(200, TOKENS);

    var tokens = STUB.atlassian().refresh("old");

    assertThat(tokens)
        .isEqualTo(new JiraResult.Ok<>(new Atlassian.Tokens("a", "r", 3600, "read:me")));
    assertThat(STUB.lastCall()).isEqualTo("POST /oauth/token");
    assertThat(JSON.readValue(STUB.lastBody(), Map.class))
        .isEqualTo(
            Map.of(
                "grant_type", "refresh_token",
                "client_id", "app",
                "client_secret", "app-secret",
                "refresh_token", "old"));
  }

  @Test
  void credentialsAreSentAsAtlassianDocumentsThem() {
    STUB.answer(200, "{'access_token':'a','expires_in':900,'token_type':'Bearer'}");

    var tokens = STUB.atlassian().clientCredentials("own", "own-secret");

    assertThat(tokens).isEqualTo(new JiraResult.Ok<>(new Atlassian.Tokens("a", null, 900, "")));
    assertThat(STUB.lastCall()).isEqualTo("POST /oauth/token");
    assertThat(JSON.readValue(STUB.lastBody(), Map.class))
        .isEqualTo(
            Map.of(
                "audience", "api.atlassian.com",
                "grant_type", "client_credentials",
                "client_id", "own",
                "client_secret", "own-secret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'access_token':'a'} | 900",
        "{'access_token':'a','expires_in':-5} | 900",
        "{'access_token':'a','expires_in':'60'} | 60",
        "{'access_token':'a','expires_in':99999999999999} | 86400"
      },
      quoteCharacter = '"')
  void aLifetimeIsNeverWithoutBounds(String body, long seconds) {
    STUB.answer(200, body);

    var tokens = (JiraResult.Ok<Atlassian.Tokens>) STUB.atlassian().refresh("old");

    assertThat(tokens.value().expiresInSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'access_token':''}", "{'access_token':7}", "[]", "", "<html>"})
  void anAnswerWithoutATokenIsUnavailable(String body) {
    STUB.answer(200, body);

    assertThat(failure(STUB.atlassian().refresh("old")))
        .isInstanceOf(JiraFailure.Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "403 | {'error':'invalid_grant','error_description':'Unknown or invalid refresh token.'}",
        "400 | {'error':'invalid_grant'}",
        "403 | {'error':'unauthorized_client','error_description':'refresh_token is invalid'}"
      })
  void onlyAtlassiansWordEndsAGrant(int status, String body) {
    STUB.answer(status, body);

    assertThat(failure(STUB.atlassian().refresh("old"))).isInstanceOf(JiraFailure.Forbidden.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "401 | {'error':'access_denied','error_description':'Unauthorized'}",
        "403 | <html>Blocked</html>",
        "403 | {}",
        "403 | {'error':'unauthorized_client','error_description':'not allowed'}",
        "400 | {'error':'invalid_request'}",
        "500 | {'error':'invalid_grant'}"
      })
  void anythingElseLeavesAGrantAlone(int status, String body) {
    STUB.answer(status, body);

    assertThat(failure(STUB.atlassian().refresh("old")))
        .isInstanceOf(JiraFailure.Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "401 | {'error':'access_denied'}",
        "401 | {}",
        "403 | {'error':'unauthorized_client'}",
        "400 | {'error':'invalid_client'}"
      })
  void aPairThatIsNotKnownIsUnauthorized(int status, String body) {
    STUB.answer(status, body);

    assertThat(failure(STUB.atlassian().clientCredentials("own", "wrong")))
        .isInstanceOf(JiraFailure.Unauthorized.class);
  }

  @Test
  void aFirewallDoesNotMakeAPairWrong() {
    STUB.answer(403, "<html>Blocked</html>");

    assertThat(failure(STUB.atlassian().clientCredentials("own", "right")))
        .isInstanceOf(JiraFailure.Unavailable.class);
  }

  @Test
  void aSiteListedForEachProductIsOneSite() {
    STUB.answer(
        200,
        """
        [{'id':'1','name':'Acme','url':'https://acme.atlassian.net','scopes':['read:jira-work'],
          'avatarUrl':'https://x/a.png'},
         {'id':'2','name':'Globex','url':'https://globex.atlassian.net','scopes':[]},
         {'id':'1','name':'Acme','url':'https://acme.atlassian.net','scopes':['read:me']}]
        """);

    var sites = STUB.atlassian().accessibleResources("bearer");

    assertThat(sites)
        .isEqualTo(
            new JiraResult.Ok<>(
                List.of(
                    new Atlassian.Resource(
                        "1",
                        "Acme",
                        "https://acme.atlassian.net",
                        Set.of("read:jira-work", "read:me"),
                        "https://x/a.png"),
                    new Atlassian.Resource(
                        "2", "Globex", "https://globex.atlassian.net", Set.of(), null))));
    assertThat(STUB.lastCall()).isEqualTo("GET /oauth/token/accessible-resources");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'message':'?'}", "", "null", "[{'name':'no id'}]", "<html>"})
  void aListOfSitesThatIsNoneIsUnavailable(String body) {
    STUB.answer(200, body);

    assertThat(failure(STUB.atlassian().accessibleResources("bearer")))
        .isInstanceOf(JiraFailure.Unavailable.class);
  }

  @Test
  void bothTransportsHaveTheirOwnBase() {
    var api = STUB.atlassian().grantBase("c").toString().replaceAll("/ex/.*", "");

    assertThat(STUB.atlassian().grantBase("c"))
        .isEqualTo(URI.create(api + "/ex/jira/c/rest/devinfo/0.10"));
    assertThat(STUB.atlassian().credentialsBase("c"))
        .isEqualTo(URI.create(api + "/jira/devinfo/0.1/cloud/c"));
    assertThat(api).matches("http://127\\.0\\.0\\.1:\\d+");
  }

  @Test
  void tokensAreNeverPrinted() {
    assertThat(new Atlassian.Tokens("secret-a", "secret-r", 1, "").toString())
        .doesNotContain("secret");
    assertThat(STUB.grant().toString()).doesNotContain("bearer");
  }

  private static JiraFailure failure(JiraResult<?> result) {
    assertThat(result).isInstanceOf(JiraResult.Failed.class);
    return ((JiraResult.Failed<?>) result).failure();
  }
}
