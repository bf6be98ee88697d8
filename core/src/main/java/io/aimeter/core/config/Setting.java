package io.aimeter.core.config;

import java.util.Objects;

/** A value and where it was found. Immutable. */
public final class Setting {
  private final String text;
  private final Origin origin;

  Setting(String text, Origin origin) {
    this.text = Objects.requireNonNull(text, "text is null");
    this.origin = Objects.requireNonNull(origin, "origin is null");
  }

  /** The value as given, without surrounding blanks; never empty. */
  public String text() {
    return text;
  }

  /** Where it was found. */
  public Origin origin() {
    return origin;
  }

  @Override
  public String toString() {
    return text + " (" + origin + ")";
  }
}
