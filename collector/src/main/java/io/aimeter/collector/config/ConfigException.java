package io.aimeter.collector.config;

/** What was given cannot be used; the message is one line that says where it is and what to do. */
public final class ConfigException extends Exception {
  /** With that message. */
  public ConfigException(String message) {
    super(message);
  }
}
