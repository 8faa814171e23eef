package dev.harnessjira.tenancy.adapter.atlassian;

import dev.harnessjira.jira.Atlassian;
import dev.harnessjira.jira.AtlassianSettings;
import dev.harnessjira.jira.DevInfo;
import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.jira.DevInfoSubmission;
import dev.harnessjira.jira.JiraFailure;
import dev.harnessjira.jira.JiraResult;
import dev.harnessjira.tenancy.SiteAdministration.Step;
import dev.harnessjira.tenancy.SiteAdministration.WriteTest;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.domain.WriteProbe;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks by a harmless read, a write that can show nowhere, and its removal. */
@Component
class RemoteWriteProbe implements WriteProbe {

  /** A project key has 10 characters at most, so this issue cannot exist. */
  private static final String IMPOSSIBLE_KEY = "HARNESSPROBE-1";

  private final DevInfo devInfo;
  private final Atlassian atlassian;
  private final AtlassianSettings settings;
  private final Clock clock;

  RemoteWriteProbe(DevInfo devInfo, Atlassian atlassian, AtlassianSettings settings, Clock clock) {
    this.devInfo = devInfo;
    this.atlassian = atlassian;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public WriteTest ask(DevInfoAccess access) {
    var repository = "probe-" + UUID.randomUUID();
    var read = step(devInfo.existsByProperty(access, "connection", repository));
    var write = step(devInfo.submit(access, submission(repository)));
    var removal = step(devInfo.deleteRepository(access, repository));
    return new WriteTest(read, write, removal);
  }

  @Override
  public DevInfoAccess withGrant(SiteId site, String bearer) {
    return new DevInfoAccess(atlassian.grantBase(site.value()), bearer);
  }

  @Override
  public DevInfoAccess withCredentials(SiteId site, String bearer) {
    return new DevInfoAccess(atlassian.credentialsBase(site.value()), bearer);
  }

  @Override
  public String app() {
    return settings.clientId();
  }

  private static Step step(JiraResult<?> result) {
    return switch (result) {
      case JiraResult.Ok<?> ok -> new Step(Answer.MAY, "Jira accepted it.");
      case JiraResult.Failed<?>(var failure) -> new Step(answer(failure), failure.detail());
    };
  }

  // Judged by the status alone: only 401 and 403 are a no.
  private static Answer answer(JiraFailure failure) {
    return switch (failure) {
      case JiraFailure.Unauthorized no -> Answer.MAY_NOT;
      case JiraFailure.Forbidden no -> Answer.MAY_NOT;
      case JiraFailure.Gone unclear -> Answer.UNDECIDED;
      case JiraFailure.Throttled unclear -> Answer.UNDECIDED;
      case JiraFailure.TooLarge unclear -> Answer.UNDECIDED;
      case JiraFailure.Refused unclear -> Answer.UNDECIDED;
      case JiraFailure.Unavailable unclear -> Answer.UNDECIDED;
    };
  }

  private DevInfoSubmission submission(String repository) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var sequence = now.toEpochMilli() * 1000;
    var url = "https://probe.invalid/";
    var commit =
        new DevInfoSubmission.Commit(
            "probe",
            sequence,
            List.of(IMPOSSIBLE_KEY),
            "Checks whether development information may be written",
            new DevInfoSubmission.Author("Harness Code for Jira", null),
            now.toString(),
            "probe",
            0,
            url,
            null,
            null);
    return new DevInfoSubmission(
        true,
        "NORMAL",
        Map.of("connection", repository),
        Map.of("product", "Harness Code for Jira"),
        List.of(
            new DevInfoSubmission.Repository(
                repository, "probe", url, sequence, List.of(commit), List.of(), List.of())));
  }
}
