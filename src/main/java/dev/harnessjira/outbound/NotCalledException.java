package dev.harnessjira.outbound;

import java.io.IOException;

/** Nobody may be called; the message says why. */
class NotCalledException extends IOException {

  private static final long serialVersionUID = 1L;

  NotCalledException(String why) {
    super(why);
  }
}
