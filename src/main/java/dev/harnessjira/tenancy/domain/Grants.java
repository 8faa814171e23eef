package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.GrantedTokens;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The grants, one for each Atlassian account. */
public interface Grants {

  Optional<Grant> find(AccountId account);

  /** The same without the tokens. */
  Optional<Consent> consent(AccountId account);

  /** Keeps what a consent brought; it ends an earlier loss. */
  void keep(AccountId account, String holder, GrantedTokens tokens);

  /** Claims the refresh of this version until the given time; false when somebody else has it. */
  boolean claim(AccountId account, long version, UUID holder, Instant until);

  /** Stores what a refresh brought; false when the claim is no longer the holder's. */
  boolean refreshed(AccountId account, UUID holder, GrantedTokens tokens);

  /** Gives a claim back after a refresh that failed; nobody may claim until the given time. */
  void rest(AccountId account, UUID holder, Instant until);

  /** Marks the grant of this version as refused for good; false when it is not the current one. */
  boolean lose(AccountId account, long version, String reason);

  /** Makes the next use refresh the token of this version. */
  void expire(AccountId account, long version);

  /** Forgets the grant. */
  void forget(AccountId account);
}
