package io.aimeter.core.price;

import java.util.List;

/** What one price file says. Immutable. */
final class Book {
  private final String version;
  private final List<ModelPrices> models;
  private final List<Adjustment> adjustments;

  Book(String version, List<ModelPrices> models, List<Adjustment> adjustments) {
    this.version = version;
    this.models = models;
    this.adjustments = adjustments;
  }

  /** The version the file states; null where it states none. */
  String version() {
    return version;
  }

  List<ModelPrices> models() {
    return models;
  }

  /** What was negotiated. */
  List<Adjustment> adjustments() {
    return adjustments;
  }
}
