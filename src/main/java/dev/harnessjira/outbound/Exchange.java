package dev.harnessjira.outbound;

import org.springframework.http.HttpHeaders;

/** What came of a request. */
public sealed interface Exchange {

  /** The remote answered, with whatever status. */
  record Answered(int status, HttpHeaders headers, byte[] body) implements Exchange {

    public boolean succeeded() {
      return status >= 200 && status < 300;
    }
  }

  /** It did not; whether it did what was asked is unknown unless the connection was refused. */
  record Unanswered(NoAnswer why, String detail) implements Exchange {}
}
