package dev.harnessjira.harness;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server whose every answer a test sets. */
final class StubServer implements AutoCloseable {

  static final String ACCOUNT = "AbCdEfGhIjKlMnOpQrStUv";
  static final String PERSONAL = "pat." + ACCOUNT + ".tokenid.secret";

  private final SandboxServer server = SandboxServer.start(0);
  private final Map<String, Reply> answers = new ConcurrentHashMap<>();

  private StubServer() {
    for (var method : List.of("GET", "POST", "PATCH", "DELETE")) {
      server.api(method, "/{rest...}", this::answer);
    }
  }

  static StubServer empty() {
    return new StubServer();
  }

  /** A Harness platform whose token {@link #PERSONAL} is an Account Admin's. */
  static StubServer platform() {
    return new StubServer()
        .on("POST /ng/api/token/validate", 200, token("USER", 0))
        .on("GET /ng/api/accounts/" + ACCOUNT, 200, "{'data':{'name':'Acme'}}")
        .on("POST /authz/api/acl", 200, rights(true))
        .on("GET /code/api/v1/spaces/" + ACCOUNT + "/+/repos", 200, "[]");
  }

  /** A Harness Open Source server whose user owns {@code acct}, which has spaces in it. */
  static StubServer openSource() {
    return new StubServer()
        .on("GET /api/v1/user", 200, "{'uid':'ada','display_name':'Ada','admin':false}")
        .on("GET /api/v1/user/memberships", 200, memberships("acct"))
        .on("GET /api/v1/spaces/acct/+/spaces", 200, "[{'identifier':'org'}]");
  }

  static String token(String kind, long validTo) {
    return """
    {'status':'SUCCESS','data':{'valid':true,'validTo':%d,'accountIdentifier':'%s',
     'parentIdentifier':'owner-1','apiKeyType':'%s','username':'Release robot'}}\
    """
        .formatted(validTo, ACCOUNT, kind);
  }

  static String rights(boolean accountEdit) {
    return """
    {'status':'SUCCESS','data':{'accessControlList':[
     {'permission':'core_account_edit','permitted':%s},
     {'permission':'core_organization_view','permitted':true},
     {'permission':'core_organization_edit','permitted':true},
     {'permission':'core_project_view','permitted':true}]}}\
    """
        .formatted(accountEdit);
  }

  static String memberships(String... roots) {
    var all = new StringBuilder();
    for (var root : roots) {
      all.append(all.isEmpty() ? "" : ",")
          .append("{'role':'space_owner','space':{'path':'" + root + "'}}");
    }
    return "[" + all + "]";
  }

  /** Sets an answer; quotes in {@code json} may be single. */
  StubServer on(String methodAndPath, int status, String json) {
    var body = SandboxServer.bytes(json.replace('\'', '"'));
    return on(methodAndPath, new Reply(status, Map.of("Content-Type", "application/json"), body));
  }

  StubServer on(String methodAndPath, Reply reply) {
    answers.put(methodAndPath, reply);
    return this;
  }

  Faults faults() {
    return server.faults();
  }

  URI uri() {
    return server.uri();
  }

  String address() {
    return uri().toString();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply answer(Request request) {
    var page = Reply.html(404, "<html>Nothing here</html>");
    return answers.getOrDefault(request.method() + " " + request.path(), page);
  }
}
