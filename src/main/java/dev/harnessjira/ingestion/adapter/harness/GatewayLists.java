package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessCode;
import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessWebhooks;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists Harness through the gateway. */
@Component
class GatewayLists implements HarnessLists {

  private static final String SUCCESS = "success";

  private final HarnessCode code;
  private final HarnessWebhooks webhooks;
  private final MomentReads moments;

  GatewayLists(HarnessCode code, HarnessWebhooks webhooks) {
    this.code = code;
    this.webhooks = webhooks;
    this.moments = new MomentReads(code);
  }

  @Override
  public Reply<ListedRepository> repository(HarnessAccess access, long id) {
    return Replies.of(code.repository(access, Long.toString(id)))
        .then(found -> new Reply.Told<>(listed(access, found)));
  }

  @Override
  public Reply<RepositoryPage> listedRepositories(HarnessAccess access, String space, int page) {
    return Replies.of(code.repositories(access, space, page, ""))
        .then(found -> page(access, found));
  }

  @Override
  public Reply<RepositoryPage> pushed(HarnessAccess access, String space, int page) {
    return Replies.of(code.pushedRepositories(access, space, page))
        .then(found -> page(access, found));
  }

  private static Reply<RepositoryPage> page(
      HarnessAccess access, Listing<HarnessModel.Repository> found) {
    var items = found.items().stream().map(item -> listed(access, item)).toList();
    return new Reply.Told<>(new RepositoryPage(items, found.hasMore()));
  }

  private static ListedRepository listed(HarnessAccess access, HarnessModel.Repository found) {
    return new ListedRepository(
        GatewayReads.repository(access, found),
        found.created(),
        found.last_git_push(),
        found.archived());
  }

  @Override
  public Reply<BranchPage> branches(HarnessAccess access, String path, int page) {
    return Replies.of(code.branches(access, path, page))
        .then(found ->
            new Reply.Told<>(
                new BranchPage(
                    found.stream()
                        .filter(branch -> Words.isHash(branch.sha()))
                        .map(GatewayLists::listed)
                        .toList(),
                    found.size() >= HarnessCode.PAGE)));
  }

  private static ListedBranch listed(HarnessModel.Branch branch) {
    var commit = branch.commit();
    return new ListedBranch(
        Words.text(branch.name()),
        branch.sha(),
        commit == null ? "" : Words.text(commit.message()));
  }

  @Override
  public Reply<SameMoment> changedAt(HarnessAccess access, String space, long millis) {
    return moments.changedAt(access, space, millis);
  }

  @Override
  public Reply<List<Attempt>> attempts(
      HarnessAccess access, String space, String webhook, int page) {
    return Replies.of(webhooks.sent(access, space, webhook, page))
        .then(found -> new Reply.Told<>(found.stream().map(GatewayLists::attempt).toList()));
  }

  private static Attempt attempt(HarnessModel.SentExecution sent) {
    return new Attempt(
        sent.id(),
        sent.created(),
        !SUCCESS.equals(sent.result()),
        sent.retrigger_of(),
        body(sent.request()));
  }

  private static byte @Nullable [] body(HarnessModel.@Nullable Sent request) {
    var body = request == null ? null : request.body();
    return body == null || body.isBlank() ? null : body.getBytes(StandardCharsets.UTF_8);
  }
}
