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

  /** The sites that use the grant of this account. */
  List<SiteId> ofGrant(AccountId account);

  /** Connects the site, or connects it anew, with the grant of this account. */
  void connect(Candidate site, AccountId account, String holder);

  void reauthorize(SiteId site, String reason);

  void connected(SiteId site);

  void disconnected(SiteId site);

  /** Notes whether the grant may write. */
  void answered(SiteId site, Answer answer);

  /** Writes this way from now on; a new credential version. */
  void writeWith(SiteId site, Writing writing);

  Optional<Credentials> credentials(SiteId site);

  void keepCredentials(SiteId site, Credentials credentials);

  void rejectCredentials(SiteId site, String reason);

  void forgetCredentials(SiteId site);
}
