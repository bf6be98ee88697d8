package io.aimeter.dashboard;

/** On what somebody looks at the page. Sizes in CSS pixels. */
enum Medium {
  LIGHT(1280, 800),
  DARK(1280, 800),
  PHONE(360, 740),
  /** A4 without its margins. */
  PRINT(680, 1000);

  private final int width;
  private final int height;

  Medium(int width, int height) {
    this.width = width;
    this.height = height;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  boolean isDark() {
    return this == DARK;
  }

  boolean isPhone() {
    return this == PHONE;
  }

  boolean isPaper() {
    return this == PRINT;
  }
}
