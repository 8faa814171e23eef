package dev.harnessjira.console.picking;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessModel.Repository;
import dev.harnessjira.harness.HarnessModel.Space;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.harness.Inspection;

/** What the pages ask of a Harness server while a person waits. Never inside a transaction. */
public interface HarnessQuestions {

  /** Organizations or projects on a page of a list. */
  int PAGE = 25;

  /** What an address, typed or pasted, and a token lead to. */
  Inspection inspect(String address, String token);

  /** What a token leads to in the account that it is used for. */
  Inspection check(HarnessAccess access);

  /** A page of the account's organizations; pages count from 0. */
  HarnessResult<Listing<Space>> organizations(HarnessAccess access, int page, String query);

  /** A page of an organization's projects; pages count from 0. */
  HarnessResult<Listing<Space>> projects(
      HarnessAccess access, String organization, int page, String query);

  /** The first repositories of a space and all below it. */
  HarnessResult<Listing<Repository>> repositories(HarnessAccess access, String space);
}
