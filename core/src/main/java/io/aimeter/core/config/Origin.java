package io.aimeter.core.config;

/** Where the value of a setting was found, highest precedence first. */
public enum Origin {
  /** {@code -Dai.team=…}. */
  PROPERTY,
  /** {@code AI_TEAM=…}. */
  ENVIRONMENT,
  /** A line of the file that {@code aimeter.config} names. */
  FILE,
  /** Nothing was given. */
  DEFAULT
}
