package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;

/** What an event on a pull request remembers: who acted, and the source head at that time. */
public record PullMoment(PullRequest pull, Principal actor, String sha) {

  public static PullMoment of(PullRequest pull, Principal actor) {
    return new PullMoment(pull, actor, pull.sourceSha);
  }
}
