package dev.harnessjira.outbound;

/** Why a remote gave no answer at all. */
public enum NoAnswer {
  NAME_NOT_FOUND,
  CONNECTION_REFUSED,
  TIMED_OUT,
  UNTRUSTED_CERTIFICATE,
  ADDRESS_NOT_ALLOWED,
  CONNECTION_LOST,
  ANSWER_TOO_LARGE
}
