package dev.harnessjira.ingestion.domain.linking;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.ChangedFile;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.LinkedEntity.Reviewer;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.ingestion.domain.linking.Snapshot.RepositoryKey;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The one function from what is known to what Jira should hold.
 *
 * <p><b>Which keys.</b> Keys flow from a pull request outwards, never back and never sideways:
 *
 * <ul>
 *   <li>a pull request has those of its title, its description and the name of its source branch,
 *       each read by itself, so that no key forms across two of them;
 *   <li>a commit has those of its own message, and those of every pull request that contains it, in
 *       whatever state: what was merged for an issue stays linked to it. A merged pull request also
 *       contains, in its target repository, the commits that the merge put there: its own, their
 *       rebased copies, a squash or a merge commit;
 *   <li>a branch has those of its own name, and those of its <em>open</em> pull requests: a long
 *       lived branch does not collect the issues of all that was ever merged from it;
 *   <li>a branch also has the keys of its head's message, but only while that commit is outside of
 *       the default branch, and never the default branch itself. A branch that was just made from
 *       main would else be linked to whatever was merged last, and main to every issue in turn. Of
 *       the head it is the message alone that counts: what a pull request gave to the commit is not
 *       the branch's, unless it is the branch's own pull request.
 * </ul>
 *
 * <p>A connection may leave out two of the places, {@link CountedPlaces}: names of branches and
 * messages of commits; what flows from a pull request is what remains of its keys.
 *
 * <p>What has no key is not linked, and publishing removes it from Jira. So nothing here says "add"
 * or "remove": after every change the same question is asked again of the state, and an edit, a
 * force push, a roll-back, a merge, a close and a deletion are all the same to it.
 *
 * <p><b>Which state.</b> Deliveries have no id, no time and no version. They come late, twice, in
 * any order, with bodies that were built after the event. So none of them is ever compared with
 * another. A delivery counts its pull request or branch up by one notice and leaves its values as
 * provisional ones, the last arrival winning. A read of Harness that began after the notice was
 * stored replaces them, if no other notice came meanwhile, and if Harness's own {@code updated} is
 * not older than that of a read that was kept before. Every order of the same deliveries therefore
 * ends in the same place: what the last read said. Branches have no such time; a read replaces them
 * when no notice came while it ran. Existence is never provisional in one direction: a branch that
 * was said to be deleted stays so until a read says that it is there, because a late creation must
 * not bring it back.
 */
public final class Linking {

  private static final Comparator<PullRequestFacts> BY_NUMBER =
      Comparator.comparingLong((PullRequestFacts facts) -> facts.ref().repository())
          .thenComparingLong(facts -> facts.ref().number());

  private final Pages pages;
  private final CountedPlaces places;

  public Linking(Pages pages, CountedPlaces places) {
    this.pages = pages;
    this.places = places;
  }

  /** The entity, if it has a key and is there, and if the page of its repository is known. */
  public Optional<? extends LinkedEntity> linked(Snapshot snapshot, EntityRef ref) {
    return switch (ref) {
      case EntityRef.PullRequest pullRequest -> pullRequest(snapshot, pullRequest);
      case EntityRef.Branch branch -> branch(snapshot, branch);
      case EntityRef.Commit commit -> commit(snapshot, commit).filter(Linking::hasKey);
    };
  }

  /** A repository, if its page is known. */
  public static Optional<LinkedEntity.Repository> repository(Snapshot snapshot, long id) {
    return snapshot
        .repository(id)
        .flatMap(known ->
            Optional.ofNullable(known.url())
                .map(url ->
                    new LinkedEntity.Repository(known.id(), known.path(), known.name(), url)));
  }

  private Optional<LinkedEntity.PullRequest> pullRequest(
      Snapshot snapshot, EntityRef.PullRequest ref) {
    return Optional.ofNullable(snapshot.pullRequests().get(ref))
        .flatMap(known -> page(snapshot, ref).map(url -> pullRequest(snapshot, known, url)))
        .filter(Linking::hasKey);
  }

  private LinkedEntity.PullRequest pullRequest(
      Snapshot snapshot, KnownPullRequest known, String repositoryUrl) {
    var facts = known.facts();
    return new LinkedEntity.PullRequest(
        known.ref(),
        places.keys(facts),
        facts.titleOrEmpty(),
        state(facts),
        author(facts),
        known.reviewers().stream()
            .map(reviewer -> new Reviewer(reviewer.person(), reviewer.decisionOrPending()))
            .toList(),
        known.comments(),
        facts.sourceBranch(),
        pages.branch(sourceUrl(snapshot, known).orElse(repositoryUrl), facts.sourceBranch()),
        facts.targetBranch(),
        pages.branch(repositoryUrl, facts.targetBranch()),
        told(facts.url(), repositoryUrl)
            .orElseGet(() -> pages.pullRequest(repositoryUrl, known.ref().number())),
        known.updated());
  }

  /** The page that the branch itself is shown under: the fork's when it is covered. */
  private static Optional<String> sourceUrl(Snapshot snapshot, KnownPullRequest known) {
    var home = known.home();
    var source = known.facts().sourceRepository();
    if (source != null && source == home.repository()) {
      return snapshot
          .repository(new RepositoryKey(home.coverage(), home.repository()))
          .map(KnownRepository::url);
    }
    return Optional.ofNullable(known.sourceUrl());
  }

  private Optional<LinkedEntity.Branch> branch(Snapshot snapshot, EntityRef.Branch ref) {
    var known = snapshot.branches().get(ref);
    var repository = snapshot.repository(ref.repository()).orElse(null);
    if (known == null || repository == null || !known.exists()) {
      return Optional.empty();
    }
    var head = known.head();
    return Optional.ofNullable(head)
        .flatMap(sha -> commit(snapshot, new EntityRef.Commit(ref.repository(), sha)))
        .flatMap(commit -> branch(snapshot, repository, known, commit))
        .filter(Linking::hasKey);
  }

  private Optional<LinkedEntity.Branch> branch(
      Snapshot snapshot, KnownRepository repository, KnownBranch known, LinkedEntity.Commit head) {
    var origin = known.origin();
    var keys = new LinkedHashSet<>(places.inBranchName(origin.name()));
    snapshot.from(known.ref()).stream()
        .filter(PullRequestFacts::open)
        .sorted(BY_NUMBER)
        .map(places::keys)
        .forEach(keys::addAll);
    if (Boolean.TRUE.equals(known.ahead()) && !repository.isDefault(known.ref().name())) {
      keys.addAll(places.inMessage(head.message()));
    }
    return Optional.ofNullable(origin.url() == null ? repository.url() : origin.url())
        .map(page -> branch(known, keys, page, repository, head));
  }

  private LinkedEntity.Branch branch(
      KnownBranch known,
      SequencedSet<String> keys,
      String page,
      KnownRepository repository,
      LinkedEntity.Commit head) {
    var name = known.origin().name();
    var target = repository.defaultBranch() == null ? "main" : repository.defaultBranch();
    return new LinkedEntity.Branch(
        known.ref(),
        keys,
        pages.branch(page, name),
        pages.createPullRequest(page, target, name),
        head);
  }

  /** A commit, also one without a key: it may be the head of a branch. */
  private Optional<LinkedEntity.Commit> commit(Snapshot snapshot, EntityRef.Commit ref) {
    return snapshot
        .commit(ref)
        .flatMap(known ->
            page(snapshot, ref).map(url -> commit(ref, known, snapshot.containing(ref), url)));
  }

  private LinkedEntity.Commit commit(
      EntityRef.Commit ref,
      KnownCommit known,
      List<PullRequestFacts> containing,
      String repositoryUrl) {
    var keys = new LinkedHashSet<>(places.inMessage(known.message()));
    containing.stream().sorted(BY_NUMBER).map(places::keys).forEach(keys::addAll);
    var url =
        told(known.url(), repositoryUrl).orElseGet(() -> pages.commit(repositoryUrl, known.sha()));
    return new LinkedEntity.Commit(
        ref,
        keys,
        known.message(),
        known.author(),
        known.authored(),
        url,
        known.merge(),
        known.fileCount(),
        known.files().stream().map(file -> changed(file, url)).toList());
  }

  /** What a webhook told, unless that is where the repository was before it was renamed. */
  private static Optional<String> told(@Nullable String url, String repositoryUrl) {
    return Optional.ofNullable(url).filter(page -> page.startsWith(repositoryUrl + "/"));
  }

  // A file has no page at a commit that deleted it; the commit's own page shows them all.
  private static ChangedFile changed(KnownCommit.File file, String url) {
    return new ChangedFile(file.path(), url, file.change(), file.added(), file.removed());
  }

  private static Optional<String> page(Snapshot snapshot, EntityRef ref) {
    return snapshot.repository(ref.repository()).map(KnownRepository::url);
  }

  private static State state(PullRequestFacts facts) {
    return switch (facts.stage()) {
      case MERGED -> State.MERGED;
      case CLOSED -> State.DECLINED;
      case OPEN -> facts.draft() ? State.DRAFT : State.OPEN;
      case null -> facts.draft() ? State.DRAFT : State.OPEN;
    };
  }

  private static Person author(PullRequestFacts facts) {
    return facts.author() == null ? new Person("unknown", null) : facts.author().person();
  }

  private static boolean hasKey(LinkedEntity entity) {
    return !entity.issueKeys().isEmpty();
  }
}
