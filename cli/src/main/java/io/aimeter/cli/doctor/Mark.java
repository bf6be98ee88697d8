package io.aimeter.cli.doctor;

/** How a check turned out. */
public enum Mark {
  OK,
  /** Works, but somebody should know. */
  WARN,
  /** Does not work, or figures are wrong. */
  FAIL
}
