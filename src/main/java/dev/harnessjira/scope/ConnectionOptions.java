package dev.harnessjira.scope;

/**
 * What an administrator chooses for a connection: whether Harness tells of changes by webhooks, or
 * the change cursor alone feeds it; whether issue keys in branch names and in commit messages
 * count, beside those of titles and descriptions, which always do; and whether Jira may run smart
 * commits and automatic transitions for what a webhook told first.
 */
public record ConnectionOptions(
    boolean webhooks, boolean branchNames, boolean commitMessages, boolean transitions) {

  /** With webhooks, all places, and nothing that changes an issue. */
  public static ConnectionOptions usual() {
    return new ConnectionOptions(true, true, true, false);
  }

  public ConnectionOptions withoutWebhooks() {
    return new ConnectionOptions(false, branchNames, commitMessages, transitions);
  }

  /** Whether a place counts that did not. */
  public boolean countsMoreThan(ConnectionOptions before) {
    return (branchNames && !before.branchNames) || (commitMessages && !before.commitMessages);
  }

  /** Whether the same places count. */
  public boolean countsLike(ConnectionOptions other) {
    return branchNames == other.branchNames && commitMessages == other.commitMessages;
  }
}
