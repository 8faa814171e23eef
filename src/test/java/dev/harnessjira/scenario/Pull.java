package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import java.util.List;
import java.util.function.Function;

/** A pull request in the simulated Harness and what people do with it. */
final class Pull {

  private final Code code;
  private final PullRequest row;
  private final Principal developer;

  Pull(Code code, PullRequest row) {
    this.code = code;
    this.row = row;
    this.developer = code.harness.developer().principal();
  }

  long number() {
    return row.number;
  }

  Pull retitle(String title) {
    return doing(acts -> acts.pulls().edit(row, code.real(title), row.description, developer));
  }

  Pull describe(String text) {
    return doing(acts -> acts.pulls().edit(row, row.title, code.real(text), developer));
  }

  Pull retarget(String branch) {
    return doing(acts -> acts.pulls().retarget(row, code.real(branch), developer));
  }

  Pull draft(boolean draft) {
    return doing(acts -> acts.pulls().draft(row, draft, developer));
  }

  Pull close() {
    return doing(acts -> acts.pulls().close(row, developer));
  }

  Pull reopen() {
    return doing(acts -> acts.pulls().reopen(row, developer));
  }

  /** Merges it, and the source branch stays. */
  Pull merge(Method method) {
    return doing(acts -> acts.merging().merge(row, method, false, developer));
  }

  Pull mergeAndDeleteBranch(Method method) {
    return doing(acts -> acts.merging().merge(row, method, true, developer));
  }

  /** The server merges it, as its merge queue does. */
  Pull mergeByQueue(Method method) {
    return doing(acts -> acts.merging().mergeByQueue(row, method));
  }

  /** Somebody wants it merged as soon as it may be, and then it may. */
  Pull autoMerge(Method method, Principal wanting) {
    doing(acts -> acts.merging().enableAutoMerge(row, wanting));
    return doing(acts -> acts.merging().autoMerge(row, method));
  }

  /** {@code approved}, {@code changereq} or {@code reviewed}. */
  Pull review(String decision, Principal person) {
    return doing(acts -> acts.reviews().submit(row, decision, person));
  }

  Pull request(Principal person) {
    return doing(acts -> acts.reviews().request(row, person, developer));
  }

  Pull requestGroup(String name, Principal... members) {
    return doing(acts -> acts.reviews().requestGroup(row, name, List.of(members), developer));
  }

  Pull remove(Principal person) {
    return doing(acts -> acts.reviews().remove(row, person, developer));
  }

  Pull comment(String text) {
    return doing(acts -> acts.reviews().comment(row, text, developer));
  }

  private Pull doing(Function<Acts, Object> act) {
    code.harness.act(act);
    return this;
  }
}
