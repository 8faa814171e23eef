package dev.harnessjira.ingestion.application.coverage;

import dev.harnessjira.ingestion.domain.Branches;
import dev.harnessjira.ingestion.domain.Commits;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.Repositories;
import org.springframework.stereotype.Service;

/** Everything that is known of Harness: whoever changes one of these changes others with it. */
@Service
public record KnownCode(
    Repositories repositories, PullRequests pullRequests, Branches branches, Commits commits) {}
