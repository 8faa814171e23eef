package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessCode;
import dev.harnessjira.harness.HarnessModel.SpacePullRequest;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.SameMoment;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists what changed in one millisecond. Harness pages by the time of the change alone, so more of
 * them than a page are told apart by when they were made, halving that range while a page is full.
 */
final class MomentReads {

  private static final int MOST_CALLS = 200;

  private final HarnessCode code;

  MomentReads(HarnessCode code) {
    this.code = code;
  }

  private static final class Found {

    private final List<Listed> items = new ArrayList<>();
    private boolean complete = true;
    private int calls;
  }

  Reply<SameMoment> changedAt(HarnessAccess access, String space, long millis) {
    var found = new Found();
    return within(access, space, millis, found, 0, millis + 1)
        .then(done -> new Reply.Told<>(new SameMoment(found.items, found.complete)));
  }

  private Reply<Boolean> within(
      HarnessAccess access, String space, long millis, Found found, long from, long to) {
    return Replies.of(code.changedAt(access, space, millis, from, to))
        .then(page -> {
          var full = page.size() >= HarnessCode.PAGE;
          if (full && to - from > 1 && ++found.calls < MOST_CALLS) {
            var middle = from + (to - from) / 2;
            return within(access, space, millis, found, middle, to)
                .then(done -> within(access, space, millis, found, from, middle));
          }
          found.complete &= !full;
          page.forEach(item -> found.items.add(listed(access, item)));
          return new Reply.Told<>(true);
        });
  }

  private static Listed listed(HarnessAccess access, SpacePullRequest item) {
    return GatewayReads.listed(access, item);
  }
}
