package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.Writing;
import java.util.List;
import java.util.Optional;

/** The sites; each call joins the current transaction of the site. */
public interface Sites {

  Optional<Site> find(SiteId site);

  /** The same, and nobody else changes it until the transaction ends. */
  Optional<Site> lock(SiteId site);

  /** All sites that were connected with the grant of this account; in the account's transaction. */
  List<Site> ofGrant(AccountId account);

  /**
   * Connects the site, or connects it anew, with the grant of this account; false when somebody
   * else has connected it meanwhile.
   */
  boolean connect(Candidate site, AccountId account, String holder);

  /** The site is authorized by this account from now on, and goes on as it is. */
  void handOver(SiteId site, AccountId account, String holder);

  /** Notes the name and address that the site has now. */
  void describe(Candidate site);

  /** Marks the site to be authorized again; false when this version is not the current. */
  boolean lose(SiteId site, long credentialVersion, String reason);

  void disconnected(SiteId site);

  /** Forgets whether the grant may write, so that it is asked. */
  void askAgain(SiteId site);

  /** Notes whether the grant may write. */
  void answered(SiteId site, Answer answer);

  /** Writes this way from now on, connected; a new credential version. */
  void writeWith(SiteId site, Writing writing);

  /** All that was written to a disconnected site has been removed. */
  void released(SiteId site);
}
