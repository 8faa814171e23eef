package dev.harnessjira.sandbox.harness;

import static java.util.Objects.requireNonNull;

import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Identity;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Principal.Kind;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Signature;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.Webhook;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Does on the open source simulator what was done on the real server when it was recorded. */
final class CapturedScenario implements AutoCloseable {

  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.OPEN_SOURCE);
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Principal admin = person("admin", "Administrator", "admin@example.com");
  private final Principal bob = person("bob", "Bob Roe", "bob@example.com");
  private final Space organization;
  private final Repository app;

  CapturedScenario() {
    var world = harness.world();
    var account = world.addSpace(null, "acct", admin);
    organization = world.addSpace(account, "org", admin);
    var project = world.addSpace(organization, "proj", admin);
    app = harness.act(acts -> acts.repositories().create(project, "app", admin));
    app.description = "Test <app> & more";
    register(account);
  }

  private void register(Space account) {
    var world = harness.world();
    var parent = new Webhook.OfSpace(account);
    var webhook = new Webhook(world.nextId(), parent, "acct-hook", admin, world.now());
    webhook.url = receiver.url("/ok");
    webhook.secret = "test-secret";
    webhook.enabled = true;
    world.webhooks.add(webhook);
  }

  void play() {
    step(acts ->
        acts.branches()
            .create(
                app,
                "ABC-1-a",
                admin,
                CommitDraft.of(
                    "ABC-1 add a\n\nBody line.\n\nMore <b>&</b> ünïcode ✓",
                    FileChange.added("src/a.txt"))));
    var opening = Opening.within(app, "ABC-1-a", "ABC-1 Add a");
    var pull = step(acts -> acts.pulls().open(opening.describedAs("Adds *a*. <script>&"), admin));
    changeTexts(pull);
    reviewAndComment(pull);
    retargetCloseAndMerge(pull);
    draft();
    manyCommits();
    fork();
  }

  private void changeTexts(PullRequest pull) {
    step(acts ->
        acts.branches()
            .push(
                app,
                "ABC-1-a",
                admin,
                CommitDraft.of(
                    "ABC-1 change a",
                    FileChange.added("b.txt"),
                    FileChange.modified("src/a.txt"))));
    step(acts -> acts.pulls().edit(pull, "ABC-1 Add a file", pull.description, admin));
    step(acts -> acts.pulls().edit(pull, "ABC-1 ABC-2 Add a file", "new text", admin));
  }

  private void reviewAndComment(PullRequest pull) {
    step(acts -> acts.reviews().submit(pull, "changereq", bob));
    step(acts -> acts.reviews().submit(pull, "approved", bob));
    Activity said = step(acts -> acts.reviews().comment(pull, "Nice <b>work</b> for ABC-1", bob));
    step(acts -> acts.reviews().reply(pull, said, "Thanks", admin));
    Activity asked = step(acts -> acts.reviews().commentCode(pull, "src/a.txt", "why?", bob));
    step(acts -> acts.reviews().editComment(pull, said, "Nice work, edited", bob));
    step(acts -> acts.reviews().resolve(pull, asked, admin));
    step(acts -> acts.reviews().label(pull, "prio", "", admin));
    step(acts -> acts.reviews().label(pull, "prio", "high", admin));
  }

  private void retargetCloseAndMerge(PullRequest pull) {
    step(acts -> acts.branches().create(app, "release/1.0", admin));
    step(acts -> acts.pulls().retarget(pull, "release/1.0", admin));
    step(acts -> acts.pulls().retarget(pull, "main", admin));
    step(acts -> acts.pulls().close(pull, admin));
    step(acts -> acts.pulls().reopen(pull, admin));
    step(acts -> acts.merging().merge(pull, Method.MERGE, true, admin));
  }

  private void draft() {
    step(acts ->
        acts.branches()
            .create(
                app,
                "ABC-5-draft",
                admin,
                CommitDraft.of("ABC-5 draft", FileChange.added("d.txt"))));
    var opening = Opening.within(app, "ABC-5-draft", "ABC-5 Draft").asDraft();
    var pull = step(acts -> acts.pulls().open(opening, admin));
    step(acts -> acts.branches().delete(app, "ABC-5-draft", admin));
    step(acts -> acts.branches().create(app, "ABC-5-draft", pull.sourceSha, admin));
    step(acts -> {
      acts.pulls().draft(pull, false, admin);
      return acts.pulls().reopen(pull, admin);
    });
  }

  private void manyCommits() {
    var base = requireNonNull(app.branches.get("main"));
    step(acts -> acts.branches().create(app, "ABC-6-many", admin, commits("one", 25)));
    var opening = Opening.within(app, "ABC-6-many", "ABC-6 Many commits");
    step(acts -> acts.pulls().open(opening, admin));
    step(acts -> acts.branches().push(app, "ABC-6-many", admin, commits("two", 23)));
    step(acts -> acts.branches().forcePush(app, "ABC-6-many", base, admin, commits("forced", 2)));
  }

  private void fork() {
    var fork = step(acts -> acts.repositories().fork(app, organization, "appfork", admin));
    step(acts -> acts.branches().create(fork, "ABC-9-fork", admin, change("", "fork.txt")));
    var opening = new Opening(app, "main", fork, "ABC-9-fork", "ABC-9 From a fork", "", false);
    step(acts -> acts.pulls().open(opening, admin));
    step(acts -> acts.branches().push(fork, "ABC-9-fork", admin, change(" 2", "fork2.txt")));
  }

  private static CommitDraft change(String which, String file) {
    return CommitDraft.of("ABC-9 fork change" + which, FileChange.added(file));
  }

  private CommitDraft[] commits(String series, int count) {
    var alice = new Identity("Alice Doe", "alice@example.com");
    return IntStream.range(0, count)
        .mapToObj(i ->
            CommitDraft.of(
                    "ABC-6 " + series + " commit " + i,
                    FileChange.added("many-" + series + "-" + i + ".txt"))
                .by(new Signature(alice, harness.world().gitTime())))
        .toArray(CommitDraft[]::new);
  }

  /** Bodies are built when they are delivered, so no step may overtake the one before. */
  private <T> T step(Function<Acts, T> act) {
    var result = harness.act(act);
    harness.awaitQuiet();
    return result;
  }

  private Principal person(String uid, String name, String email) {
    return harness.world().addPrincipal(uid, name, email, Kind.USER);
  }

  List<String> triggers() {
    return receiver.triggers("Gitness");
  }

  String body(int index) {
    return receiver.received().get(index).text();
  }

  /** By lower-case name: the receiving server does not tell in which case they came. */
  Map<String, String> headers(int index) {
    Map<String, String> headers = new TreeMap<>();
    receiver
        .received()
        .get(index)
        .headers()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  @Override
  public void close() {
    harness.close();
    receiver.close();
  }
}
