package dev.harnessjira.console.frame;

import dev.harnessjira.tenancy.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the layout shows around every page: where the database was used before, if that was
 * elsewhere, the current site, the sites to switch to, the person, a message after something was
 * done, the id of the request. Null where there is none.
 */
record Frame(
    boolean sandbox,
    @Nullable String elsewhere,
    @Nullable Candidate site,
    List<Candidate> sites,
    @Nullable String personName,
    @Nullable String flag,
    @Nullable String requestId) {}
