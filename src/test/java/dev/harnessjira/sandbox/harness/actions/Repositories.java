package dev.harnessjira.sandbox.harness.actions;

import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.harness.model.World;

/** Making, forking, renaming, moving, deleting and restoring repositories; no webhook tells any. */
public final class Repositories {

  private final World world;
  private final Branches branches;

  Repositories(World world, Branches branches) {
    this.world = world;
    this.branches = branches;
  }

  public Repository create(Space space, String identifier, Principal actor) {
    refuseTaken(space, identifier);
    var repository = world.addRepository(space, identifier, actor);
    branches.initialize(repository, actor);
    return repository;
  }

  public Repository fork(Repository upstream, Space space, String identifier, Principal actor) {
    refuseTaken(space, identifier);
    var fork = world.addRepository(space, identifier, actor);
    fork.forkOf = upstream;
    fork.description = upstream.description;
    fork.defaultBranch = upstream.defaultBranch;
    fork.branches.putAll(upstream.branches);
    fork.objects.addAll(upstream.objects);
    return fork;
  }

  public Repository rename(Repository repository, String identifier) {
    return move(repository, repository.space, identifier);
  }

  public Repository move(Repository repository, Space space, String identifier) {
    refuseTaken(space, identifier);
    repository.space = space;
    repository.identifier = identifier;
    repository.updated = world.now();
    return repository;
  }

  /** A soft delete, which takes the repository's own webhooks with it. */
  public Repository delete(Repository repository) {
    repository.deleted = true;
    world.webhooks.removeIf(webhook -> isOf(webhook, repository));
    return repository;
  }

  public Repository restore(Repository repository) {
    refuseTaken(repository.space, repository.identifier);
    repository.deleted = false;
    return repository;
  }

  private static boolean isOf(Webhook webhook, Repository repository) {
    return webhook.parent instanceof Webhook.OfRepository(var own) && own == repository;
  }

  private void refuseTaken(Space space, String identifier) {
    var taken = world.repository(space.path() + "/" + identifier).isPresent();
    Refused.unless(!taken, 409, "Resource already exists");
  }
}
