package dev.harnessjira.publishing.domain;

/** That Jira refused a single entity as it stood alone in a request: which one, in which words. */
public record Refusal(String entity, String words) {

  public static Refusal of(EntityKey key, String words) {
    return new Refusal(key.jiraRepository() + "/" + key.kind() + "/" + key.id(), words);
  }

  /** Whether the next refusal is of another entity in the same words. */
  public boolean isRepeatedBy(Refusal next) {
    return words.equals(next.words) && !entity.equals(next.entity);
  }
}
