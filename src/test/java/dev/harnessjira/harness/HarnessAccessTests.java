package dev.harnessjira.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class HarnessAccessTests {

  private final HarnessAccess access =
      new HarnessAccess(URI.create("https://app.harness.io"), Dialect.PLATFORM, "acc", "pat.x.y.z");

  @Test
  void aCallIsLiveUnlessSaidOtherwise() {
    assertThat(access.urgency()).isEqualTo(Urgency.LIVE);
  }

  @Test
  void anotherUrgencyLeavesTheRestAsItIs() {
    var slower = access.with(Urgency.BACKFILL);

    assertThat(slower.urgency()).isEqualTo(Urgency.BACKFILL);
    assertThat(slower.with(Urgency.LIVE)).isEqualTo(access);
  }

  @Test
  void itsTextHidesTheToken() {
    assertThat(access.with(Urgency.CURSOR).toString()).contains("acc").doesNotContain("pat.x.y.z");
  }
}
