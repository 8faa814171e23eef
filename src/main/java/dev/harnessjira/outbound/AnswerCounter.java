package dev.harnessjira.outbound;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what a remote answers, by the class of its status; 429 by itself, and no answer at all.
 */
final class AnswerCounter {

  private static final int TOO_MANY = 429;

  private final String remote;
  private final MeterRegistry meters;

  AnswerCounter(String remote, MeterRegistry meters) {
    this.remote = remote;
    this.meters = meters;
  }

  Exchange counted(Exchange exchange) {
    meters
        .counter("harness.jira.remote.answers", "remote", remote, "status", status(exchange))
        .increment();
    return exchange;
  }

  private static String status(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer when answer.status() == TOO_MANY -> "429";
      case Exchange.Answered answer -> answer.status() / 100 + "xx";
      case Exchange.Unanswered none -> "none";
    };
  }
}
