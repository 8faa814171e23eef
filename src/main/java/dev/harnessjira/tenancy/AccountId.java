package dev.harnessjira.tenancy;

/** A person's Atlassian account. */
public record AccountId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
