package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.SiteView.TakenOver;
import dev.harnessjira.tenancy.SiteView.Worry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the authorization of a site fares: when it was given, what is the matter although it works,
 * and whose it took over from.
 */
public record SiteLife(
    @Nullable Instant obtained, @Nullable Worry worry, @Nullable TakenOver takenOver) {

  public static final SiteLife UNKNOWN = new SiteLife(null, null, null);

  /** A new consent of the same person. */
  public static SiteLife since(Instant obtained) {
    return new SiteLife(obtained, null, null);
  }

  /** The same with this matter, which keeps the time that it was first seen. */
  public SiteLife with(Worry.@Nullable Kind kind, Instant now) {
    if (worry != null && worry.kind() == kind) {
      return this;
    }
    return new SiteLife(obtained, kind == null ? null : new Worry(kind, now), takenOver);
  }

  /** Whether another administrator's authorization would do better. */
  public boolean doubtsPerson() {
    return worry != null && worry.kind() != Worry.Kind.SUSPENDED;
  }
}
