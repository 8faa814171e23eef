package dev.harnessjira.ingestion.domain.intake;

/** The database did not answer in time; the same may succeed later. */
public class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Unavailable(String message) {
    super(message);
  }

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
