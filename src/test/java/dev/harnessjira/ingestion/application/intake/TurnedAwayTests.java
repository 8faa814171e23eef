package dev.harnessjira.ingestion.application.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnedAwayTests {

  private final TurnedAway turnedAway = new TurnedAway();

  @Test
  void eachAddressIsHandedOverOnce() {
    turnedAway.note("one");
    turnedAway.note("two");
    turnedAway.note("one");

    assertThat(turnedAway.take()).containsExactlyInAnyOrder("one", "two");
    assertThat(turnedAway.take()).isEmpty();
  }

  @Test
  void guessedAddressesAreNotRememberedWithoutEnd() {
    for (var guess = 0; guess <= TurnedAway.MOST; guess++) {
      turnedAway.note("guess-" + guess);
    }

    assertThat(turnedAway.take()).hasSize(TurnedAway.MOST);
  }
}
