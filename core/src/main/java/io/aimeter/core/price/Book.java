package io.aimeter.core.price;

import java.util.List;

/** What one price file says. Immutable. */
final class Book {
  private final String version;
  private final List<ModelPrices> models;

  Book(String version, List<ModelPrices> models) {
    this.version = version;
    this.models = models;
  }

  /** The version the file states; null where it states none. */
  String version() {
    return version;
  }

  List<ModelPrices> models() {
    return models;
  }
}
