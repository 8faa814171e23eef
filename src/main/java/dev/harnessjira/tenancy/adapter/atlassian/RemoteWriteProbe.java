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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks by a harmless read, a write that can show nowhere, and its removal. */
@Component
class RemoteWriteProbe implements WriteProbe {

  /** A project key has 10 characters at most, so this issue cannot exist. */
  private static final String IMPOSSIBLE_KEY = "HARNESSPROBE-1";

  /** Always the same, so that a probe that was cut short leaves nothing for good. */
  private static final String REPOSITORY = "probe-of-write-access";

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
  public Probed ask(DevInfoAccess access) {
    var answers =
        List.of(
            devInfo.existsByProperty(access, "connection", REPOSITORY),
            devInfo.submit(access, submission()),
            devInfo.deleteRepository(access, REPOSITORY));
    var steps = answers.stream().map(RemoteWriteProbe::step).toList();
    return new Probed(new WriteTest(steps.get(0), steps.get(1), steps.get(2)), verdict(answers));
  }

  private static Verdict verdict(List<? extends JiraResult<?>> answers) {
    var verdicts = answers.stream().map(RemoteWriteProbe::verdict).toList();
    return Stream.of(
            Verdict.MAY_NOT, Verdict.NOT_WITH_THIS_TOKEN, Verdict.NOT_THERE, Verdict.UNDECIDED)
        .filter(verdicts::contains)
        .findFirst()
        .orElse(Verdict.MAY);
  }

  // Judged by the status alone.
  private static Verdict verdict(JiraResult<?> answer) {
    return switch (answer) {
      case JiraResult.Ok<?> ok -> Verdict.MAY;
      case JiraResult.Failed<?>(JiraFailure.Forbidden no) -> Verdict.MAY_NOT;
      case JiraResult.Failed<?>(JiraFailure.Unauthorized no) -> Verdict.NOT_WITH_THIS_TOKEN;
      case JiraResult.Failed<?>(JiraFailure.Gone unclear) -> Verdict.NOT_THERE;
      case JiraResult.Failed<?> unclear -> Verdict.UNDECIDED;
    };
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
      case JiraResult.Failed<?>(var failure) -> new Step(answer(result), failure.detail());
    };
  }

  private static Answer answer(JiraResult<?> result) {
    return switch (verdict(result)) {
      case MAY -> Answer.MAY;
      case MAY_NOT, NOT_WITH_THIS_TOKEN -> Answer.MAY_NOT;
      case NOT_THERE, UNDECIDED -> Answer.UNDECIDED;
    };
  }

  private DevInfoSubmission submission() {
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
        Map.of("connection", REPOSITORY),
        Map.of("product", "Harness Code for Jira"),
        List.of(
            new DevInfoSubmission.Repository(
                REPOSITORY, "probe", url, sequence, List.of(commit), List.of(), List.of())));
  }
}
