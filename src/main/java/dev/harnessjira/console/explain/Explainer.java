package dev.harnessjira.console.explain;

import dev.harnessjira.console.explain.FoundCode.NotCovered;
import dev.harnessjira.console.explain.FoundCode.OfEntity;
import dev.harnessjira.console.explain.FoundCode.OfRepository;
import dev.harnessjira.console.explain.FoundCode.UnknownRepository;
import dev.harnessjira.tenancy.SiteId;
import org.springframework.stereotype.Component;

/** Answers a question from the stored rows alone. */
@Component
class Explainer {

  private final FindCode findCode;
  private final ExplainCode code;
  private final ExplainIssue issue;

  Explainer(FindCode findCode, ExplainCode code, ExplainIssue issue) {
    this.findCode = findCode;
    this.code = code;
    this.issue = issue;
  }

  Explanation answer(SiteId site, String question) {
    return switch (Question.of(question)) {
      case Question.OfIssue(var key) -> issue.of(site, key);
      case Question.OfPage(var address) -> found(site, findCode.at(site, address));
      case Question.Unreadable unreadable ->
          Explanation.only(
              "We can’t make anything of this",
              Reason.warning(
                  "Neither an address nor an issue key",
                  "Copy the address of a pull request from Harness, or enter an issue key such as"
                      + " ACME-42."));
    };
  }

  private Explanation found(SiteId site, FoundCode found) {
    return switch (found) {
      case NotCovered nothing ->
          ExplainPlace.of(
              nothing,
              findCode.coverings(site).stream().map(one -> one.coverage().path()).toList());
      case UnknownRepository unknown -> ExplainPlace.of(unknown);
      case OfRepository repository -> ExplainPlace.of(repository);
      case OfEntity entity -> code.of(site, entity);
    };
  }
}
