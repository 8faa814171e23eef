package dev.harnessjira.console.picking;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessCode;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessModel.Repository;
import dev.harnessjira.harness.HarnessModel.Space;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.harness.HarnessServers;
import dev.harnessjira.harness.Inspection;
import org.springframework.stereotype.Component;

/** Asks Harness through its gateway. */
@Component
class RemoteHarnessQuestions implements HarnessQuestions {

  private final HarnessServers servers;
  private final HarnessCode code;

  RemoteHarnessQuestions(HarnessServers servers, HarnessCode code) {
    this.servers = servers;
    this.code = code;
  }

  @Override
  public Inspection inspect(String address, String token) {
    return servers.inspect(address, token);
  }

  @Override
  public Inspection check(HarnessAccess access) {
    return servers.check(access);
  }

  @Override
  public HarnessResult<Listing<Space>> organizations(HarnessAccess access, int page, String query) {
    return code.organizations(access, page, PAGE, query);
  }

  @Override
  public HarnessResult<Listing<Space>> projects(
      HarnessAccess access, String organization, int page, String query) {
    return code.projects(access, organization, page, PAGE, query);
  }

  @Override
  public HarnessResult<Listing<Repository>> repositories(HarnessAccess access, String space) {
    return code.repositories(access, space, 1, "");
  }
}
