package dev.harnessjira.harness;

/** What Harness answered. */
public sealed interface HarnessResult<T> {

  /** It did what was asked. */
  record Ok<T>(T value) implements HarnessResult<T> {}

  /** It did not. */
  record Failed<T>(HarnessFailure failure) implements HarnessResult<T> {}
}
