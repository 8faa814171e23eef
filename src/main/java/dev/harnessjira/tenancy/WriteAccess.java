package dev.harnessjira.tenancy;

import dev.harnessjira.jira.DevInfoAccess;

/** Whether and how a Jira site can be written to right now. */
public sealed interface WriteAccess {

  /** It can be: where, with which bearer token, as whom. */
  record Ready(DevInfoAccess access, WritingIdentity identity, long credentialVersion)
      implements WriteAccess {}

  /** It cannot, until somebody acts; everything is kept meanwhile. */
  record Paused(String reason) implements WriteAccess {}

  /** A token could not be had this time; ask again. */
  record Unavailable(String reason) implements WriteAccess {}
}
