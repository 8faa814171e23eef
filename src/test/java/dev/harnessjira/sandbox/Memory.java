package dev.harnessjira.sandbox;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what both simulators know in a file, a second after it changed at the latest, so that the
 * next run goes on where this one ended, as its database does.
 */
final class Memory implements AutoCloseable {

  private final Path file;
  private final JiraSimulator jira;
  private final HarnessSimulator harness;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private byte[] written = {};

  /** What is in the file. */
  record Remembered(Dialect dialect, Serializable jira, Serializable harness)
      implements Serializable {}

  private Memory(Path file, JiraSimulator jira, HarnessSimulator harness) {
    this.file = file;
    this.jira = jira;
    this.harness = harness;
  }

  static Memory keep(Path file, JiraSimulator jira, HarnessSimulator harness) {
    var memory = new Memory(file, jira, harness);
    memory.write();
    memory.clock.scheduleWithFixedDelay(memory::write, 1, 1, TimeUnit.SECONDS);
    return memory;
  }

  /** What an earlier run knew; nothing when there was none, or when it was of another version. */
  static Optional<Remembered> read(Path file, Dialect dialect) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var in = new ObjectInputStream(Files.newInputStream(file))) {
      return Optional.of((Remembered) in.readObject())
          .filter(remembered -> remembered.dialect() == dialect);
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private synchronized void write() {
    var bytes = bytes();
    if (Arrays.equals(bytes, written)) {
      return;
    }
    try {
      var next = file.resolveSibling(file.getFileName() + ".next");
      Files.createDirectories(file.getParent());
      Files.write(next, bytes);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      written = bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    synchronized (harness.world()) {
      try (var out = new ObjectOutputStream(bytes)) {
        out.writeObject(new Remembered(harness.dialect(), jira.memory(), harness.memory()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    write();
  }
}
