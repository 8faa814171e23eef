package dev.harnessjira.sandbox.jira;

/** Bodies of {@code POST bulk}. */
final class Submissions {

  /** One of each kind of entity. */
  static final String SMALLEST =
      """
      {"preventTransitions": true, "operationType": "NORMAL", "properties": {"p0": "v"},
       "repositories": [{
         "id": "r1", "name": "shop", "url": "https://h.example/shop", "updateSequenceId": 10,
         "commits": [{
           "id": "c1", "updateSequenceId": 10, "issueKeys": ["DEMO-1"], "message": "DEMO-1 Work",
           "author": {"name": "Ann"}, "authorTimestamp": "2026-11-24T10:00:00Z",
           "displayId": "c1", "fileCount": 1, "url": "https://h.example/shop/commit/c1",
           "files": [{"path": "a.txt", "url": "https://h.example/a", "changeType": "ADDED",
             "linesAdded": 1, "linesRemoved": 0}]}],
         "branches": [{
           "id": "b1", "updateSequenceId": 10, "issueKeys": ["DEMO-1"], "name": "work",
           "url": "https://h.example/shop/files/work",
           "lastCommit": {
             "id": "c1", "updateSequenceId": 10, "issueKeys": ["DEMO-1"], "message": "DEMO-1 Work",
             "author": {"name": "Ann"}, "authorTimestamp": "2026-11-24T10:00:00Z",
             "displayId": "c1", "fileCount": 1, "url": "https://h.example/shop/commit/c1"}}],
         "pullRequests": [{
           "id": "p1", "updateSequenceId": 10, "issueKeys": ["DEMO-1"], "status": "OPEN",
           "title": "DEMO-1 Work", "author": {"name": "Ann"}, "commentCount": 0,
           "sourceBranch": "work", "lastUpdate": "2026-11-24T10:00:00Z",
           "url": "https://h.example/shop/pulls/1", "displayId": "#1",
           "reviewers": [{"name": "Bob", "approvalStatus": "APPROVED"}]}]}]}
      """;

  private Submissions() {}

  /** The same with another sequence, keys and title. */
  static String with(long sequence, String key, String title) {
    return SMALLEST
        .replace("\"updateSequenceId\": 10", "\"updateSequenceId\": " + sequence)
        .replace("[\"DEMO-1\"]", "[\"" + key + "\"]")
        .replace("\"title\": \"DEMO-1 Work\"", "\"title\": \"" + title + "\"");
  }
}
