package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything the simulated Harness stores; whoever reads or writes it holds its monitor. */
public final class World implements Serializable {

  private static final long serialVersionUID = 1L;

  public static final String NO_COMMIT = "0".repeat(40);

  public final List<Space> spaces = new ArrayList<>();
  public final List<Repository> repositories = new ArrayList<>();
  public final List<Principal> principals = new ArrayList<>();
  public final List<Webhook> webhooks = new ArrayList<>();
  public final History history = new History();
  private final Clock clock;
  private long lastId;

  public World(Clock clock) {
    this.clock = clock;
  }

  public long now() {
    return clock.millis();
  }

  public OffsetDateTime gitTime() {
    return Instant.ofEpochMilli(now()).truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
  }

  /** Ids of all kinds of object come from one row of numbers, so none is mistaken for another. */
  public long nextId() {
    return ++lastId;
  }

  public Principal addPrincipal(String uid, String name, String email, Principal.Kind kind) {
    var principal = new Principal(nextId(), uid, name, email, kind, now());
    principals.add(principal);
    return principal;
  }

  /** A deleted user: what he did stays, and nothing names him any more. */
  public void removePrincipal(Principal principal) {
    principals.remove(principal);
  }

  public boolean knows(Principal principal) {
    return principals.contains(principal);
  }

  public Space addSpace(@Nullable Space parent, String identifier, Principal creator) {
    var space = new Space(nextId(), parent, identifier, creator, now());
    spaces.add(space);
    return space;
  }

  public Repository addRepository(Space space, String identifier, Principal creator) {
    var repository = new Repository(nextId(), space, identifier, creator, now());
    repositories.add(repository);
    return repository;
  }

  public Commit addCommit(
      CommitDraft draft, Signature author, Signature committer, List<String> parents) {
    var sequence = nextId();
    var sha = sha(sequence + "\n" + parents + "\n" + author + "\n" + draft.message());
    var commit =
        new Commit(sha, sequence, parents, draft.message(), author, committer, draft.changes());
    history.add(commit);
    return commit;
  }

  public Optional<Space> space(String ref) {
    return first(spaces, space -> isNamed(ref, space.id, space::path));
  }

  public Optional<Repository> repository(String ref) {
    return first(
        repositories,
        repository -> !repository.deleted && isNamed(ref, repository.id, repository::path));
  }

  public Optional<Principal> principal(long id) {
    return first(principals, principal -> principal.id() == id);
  }

  public List<Repository> repositoriesIn(Space space, boolean recursive) {
    return repositories.stream()
        .filter(repository -> !repository.deleted)
        .filter(
            repository -> recursive ? space.covers(repository.space) : repository.space == space)
        .toList();
  }

  public List<Space> children(Space space) {
    return spaces.stream().filter(child -> child.parent == space).toList();
  }

  /** The look-up of paths ignores case, as the real server's does. */
  private static boolean isNamed(String ref, long id, Supplier<String> path) {
    return ref.equals(Long.toString(id)) || ref.equalsIgnoreCase(path.get());
  }

  private static <T> Optional<T> first(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).findFirst();
  }

  private static String sha(String content) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
