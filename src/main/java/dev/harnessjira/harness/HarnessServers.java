package dev.harnessjira.harness;

import dev.harnessjira.harness.Inspection.AddressMalformed;
import dev.harnessjira.harness.Inspection.HostNotAllowed;
import dev.harnessjira.harness.Inspection.NotHarness;
import dev.harnessjira.harness.Inspection.OtherAccount;
import dev.harnessjira.harness.Inspection.TokenMalformed;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what a typed address and a token lead to, and whether a token in use is still good. */
@Component
public class HarnessServers {

  private final HarnessSettings settings;
  private final PlatformServer platform;
  private final OpenSourceServer openSource;

  HarnessServers(HarnessSettings settings, PlatformServer platform, OpenSourceServer openSource) {
    this.settings = settings;
    this.platform = platform;
    this.openSource = openSource;
  }

  /**
   * Looks at an address as a person types or pastes it, with a path or without, and at a token.
   * Several remote calls: not inside a transaction.
   */
  public Inspection inspect(String typedAddress, String token) {
    return switch (TypedAddress.parse(typedAddress)) {
      case TypedAddress.Reading.Unreadable(var reason) ->
          new AddressMalformed(typedAddress, reason);
      case TypedAddress.Reading.Read(var address) -> allowed(address, token.strip());
    };
  }

  /** Looks at a token in use: the same answers, for the account that it is used for. */
  public Inspection check(HarnessAccess access) {
    var refused = refused(access.baseUrl());
    if (refused != null) {
      return refused;
    }
    return switch (access.dialect()) {
      case PLATFORM -> platform.inspect(access);
      case OPEN_SOURCE -> openSource.inspect(access);
    };
  }

  private @Nullable Inspection refused(URI baseUrl) {
    var host = baseUrl.getHost();
    return settings.allowsHost(host) ? null : new HostNotAllowed(host, settings.allowedHosts());
  }

  private Inspection allowed(TypedAddress address, String token) {
    var refused = refused(address.baseUrl());
    if (refused != null) {
      return refused;
    }
    var defect = PlatformToken.defect(token);
    if (defect != null) {
      return new TokenMalformed(defect);
    }
    var account = PlatformToken.account(token);
    return account == null ? openSource(address, token) : platform(address, account, token);
  }

  private Inspection platform(TypedAddress address, String account, String token) {
    if (address.account() != null && !account.equals(address.account())) {
      return new OtherAccount(account, address.account());
    }
    var access = new HarnessAccess(address.baseUrl(), Dialect.PLATFORM, account, token);
    var found = platform.inspect(access);
    return found instanceof NotHarness && openSource.isThere(as(access, Dialect.OPEN_SOURCE))
        ? new TokenMalformed(
            "is one of the Harness platform, and this server is Harness Open Source: make one"
                + " there")
        : found;
  }

  private Inspection openSource(TypedAddress address, String token) {
    var space = address.firstSegment() == null ? "" : address.firstSegment();
    var access = new HarnessAccess(address.baseUrl(), Dialect.OPEN_SOURCE, space, token);
    var found = openSource.inspect(access);
    return found instanceof NotHarness && platform.isThere(as(access, Dialect.PLATFORM))
        ? new TokenMalformed(
            "is none of the Harness platform: such a one starts with pat. or sat. and has four"
                + " parts with dots between")
        : found;
  }

  private static HarnessAccess as(HarnessAccess access, Dialect dialect) {
    return new HarnessAccess(access.baseUrl(), dialect, access.account(), access.token());
  }
}
