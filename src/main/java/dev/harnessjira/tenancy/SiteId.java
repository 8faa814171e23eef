package dev.harnessjira.tenancy;

/** A Jira site, by its cloud id: the tenant. */
public record SiteId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
