package dev.harnessjira.ingestion.application;

import static java.util.Objects.requireNonNull;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.adapter.harness.CapturedBodies;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader.Reading;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest.Range;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Author;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Harness as it was when the recording of deliveries had ended. */
final class RecordedEnd implements HarnessReads {

  private static final KnownRepository FORK =
      new KnownRepository(
          2,
          "acct/org/appfork",
          "appfork",
          "main",
          "http://127.0.0.1:3100/acct/org/appfork",
          false);

  private final Map<String, KnownCommit> commits = new HashMap<>();

  RecordedEnd() {
    var reader = CapturedBodies.reader();
    CapturedBodies.all()
        .values()
        .forEach(body -> {
          if (reader.read(body) instanceof Reading.Understood(var notice)) {
            told(notice).forEach(commit -> commits.put(commit.sha().substring(0, 7), commit));
          }
        });
  }

  private static List<KnownCommit> told(Notice notice) {
    return switch (notice) {
      case Notice.OfBranch branch -> branch.commits();
      case Notice.OfPullRequest pull -> pull.commits();
    };
  }

  private List<KnownCommit> commits(String... hashes) {
    return Stream.of(hashes).map(hash -> requireNonNull(commits.get(hash))).toList();
  }

  @Override
  public Reply<ReadPullRequest> pullRequest(
      HarnessAccess access, Where repository, long number, Known known) {
    return new Reply.Told<>(
        switch ((int) number) {
          case 1 ->
              pull(1, "ABC-1 ABC-2 Add a file", Stage.MERGED, "ABC-1-a", "ee8f7fc", "f2fbef4");
          case 5 -> pull(5, "ABC-5 Draft", Stage.OPEN, "ABC-5-draft", "fafd651");
          case 6 -> pull(6, "ABC-6 Many commits", Stage.OPEN, "ABC-6-many", "fb813da", "3ce18da");
          default -> pull(7, "ABC-9 From a fork", Stage.OPEN, "ABC-9-fork", "4c6ff60", "b880560");
        });
  }

  private ReadPullRequest pull(
      long number, String title, Stage stage, String branch, String... hashes) {
    var contained = commits(hashes);
    var fork = number == 7;
    var facts =
        new PullRequestFacts(
            new EntityRef.PullRequest(1, number),
            title,
            "",
            stage,
            false,
            new Author(4, new Person("Administrator", "admin@example.com")),
            fork ? 2L : 1L,
            branch,
            "main",
            null);
    var range = new Range("0".repeat(40), contained.getFirst().sha());
    return new ReadPullRequest(
        facts, 1_000 + number, 0, range, fork ? FORK : null, List.of(), contained, null);
  }

  @Override
  public Reply<ReadBranch> branch(
      HarnessAccess access, Where repository, String name, @Nullable String defaultBranch) {
    return new Reply.Told<>(
        switch (repository.id() + " " + name) {
          case "1 ABC-5-draft" -> branch(true, "fafd651");
          case "1 ABC-6-many" -> branch(true, "fb813da", "3ce18da");
          case "2 ABC-9-fork" -> branch(true, "4c6ff60", "b880560");
          case "1 main" -> branch(false, "1c11200", "ee8f7fc", "f2fbef4");
          case "1 release/1.0" -> branch(false, "4875ce7");
          default -> ReadBranch.GONE;
        });
  }

  private ReadBranch branch(boolean ahead, String... hashes) {
    var all = commits(hashes);
    return new ReadBranch(all.getFirst(), ahead, all);
  }

  @Override
  public Reply<ListedPage> changed(
      HarnessAccess access, String space, long after, @Nullable Long before) {
    return new Reply.Told<>(new ListedPage(List.of(), false));
  }

  @Override
  public Reply<ReadPullRequest> complete(HarnessAccess access, Listed listed) {
    return new Reply.Told<>(listed.pullRequest());
  }

  @Override
  public Reply<Page> repositories(HarnessAccess access, String space, int page) {
    return new Reply.Told<>(new Page(List.of(), false));
  }
}
