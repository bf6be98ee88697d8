package io.aimeter.cli.render;

import picocli.CommandLine.Help.Ansi;

/** Colours on a terminal, nothing elsewhere. Honours NO_COLOR. */
public final class Palette {
  private final boolean on;

  private Palette(boolean on) {
    this.on = on;
  }

  /** Colours where the user wants them and standard output is a terminal that has them. */
  public static Palette of(boolean wanted) {
    return new Palette(wanted && Ansi.AUTO.enabled());
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  public String red(String text) {
    return paint("31", text);
  }

  public String green(String text) {
    return paint("32", text);
  }

  public String yellow(String text) {
    return paint("33", text);
  }

  /** What must not be overlooked. */
  public String loud(String text) {
    return paint("1;33", text);
  }

  private String paint(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
