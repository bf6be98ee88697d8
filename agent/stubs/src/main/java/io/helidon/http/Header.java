package io.helidon.http;

/** One header with all its values. */
public interface Header {
  /** As written. */
  String name();

  /** All of them, separated by commas. */
  String values();
}
