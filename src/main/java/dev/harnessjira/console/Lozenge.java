package dev.harnessjira.console;

/** A state in a word or two; {@code kind} is the style class that colours it. */
public record Lozenge(String kind, String text) {

  public static Lozenge neutral(String text) {
    return new Lozenge("neutral", text);
  }

  public static Lozenge information(String text) {
    return new Lozenge("information", text);
  }

  public static Lozenge success(String text) {
    return new Lozenge("success", text);
  }

  public static Lozenge warning(String text) {
    return new Lozenge("warning", text);
  }

  public static Lozenge danger(String text) {
    return new Lozenge("danger", text);
  }
}
