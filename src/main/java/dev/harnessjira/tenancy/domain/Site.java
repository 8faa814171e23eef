package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A Jira site. {@code credentialVersion} changes whenever what it is written with changes. */
public record Site(
    SiteId id,
    String name,
    String url,
    State state,
    @Nullable String reason,
    AccountId grantAccount,
    String grantHolder,
    Answer grantMayWrite,
    @Nullable Instant grantCheckedAt,
    Writing writing,
    @Nullable Instant writingSince,
    long credentialVersion) {}
