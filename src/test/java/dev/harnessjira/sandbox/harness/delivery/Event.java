package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.wire.Fields;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that happened in a repository. Its body is built when the event is processed, from the
 * state of that moment; none is built when there is nothing to tell.
 */
public record Event(String trigger, Repository repository, Supplier<Optional<Fields>> body) {}
