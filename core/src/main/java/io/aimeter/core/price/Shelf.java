package io.aimeter.core.price;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The prices that aimeter ships: a file a provider, read when it is first asked for, because an
 * application calls one or two of them. Thread-safe.
 */
final class Shelf {
  private static final String INDEX = "book.json";

  private final String version;
  private final List<String> providers = new ArrayList<>();
  private final Map<String, Map<String, ModelPrices>> read = new HashMap<>();

  /**
   * The shelf, of which nothing is read but the index.
   *
   * @throws IllegalStateException if the jar lacks it
   */
  static Shelf open() {
    try (JsonCursor json = new JsonCursor(resource(INDEX), INDEX)) {
      return new Shelf(json);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the jar's " + INDEX, e);
    }
  }

  private Shelf(JsonCursor json) {
    json.nextValue();
    json.requireObject("{\"version\": \"2026-11-25\", \"providers\": [\"openai\"]}");
    String name = null;
    while (json.nextField()) {
      if (json.field().equals("version")) {
        name = json.text();
      } else {
        json.requireArray("[\"openai\"]");
        while (json.nextValue()) {
          providers.add(json.text());
        }
      }
    }
    version = name;
  }

  String version() {
    return version;
  }

  /** The providers that have a file. */
  List<String> providers() {
    return providers;
  }

  /** A provider's models by their names and other names; empty where it has no file. */
  synchronized Map<String, ModelPrices> models(String provider) {
    Map<String, ModelPrices> models = read.get(provider);
    if (models == null) {
      models = new HashMap<>();
      if (providers.contains(provider)) {
        String file = "prices/" + provider + ".json";
        for (ModelPrices model : BookReader.read(resource(file), file).models()) {
          PriceBook.add(models, model);
        }
      }
      read.put(provider, models);
    }
    return models;
  }

  private static byte[] resource(String name) {
    try (InputStream in = Shelf.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the jar's " + name, e);
    }
  }
}
