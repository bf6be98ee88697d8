package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What providers charge, and when. Prices a record from its fields alone, so that agent and
 * collector come to the same cost. Immutable and thread-safe.
 *
 * <p>The model that served decides, by its name, an alias, its name without a date, or, of a
 * fine-tuned one, its base's entry; next the model that was asked for; last the model in the URL.
 * The price is the one in force when the call started.
 *
 * <p>No lambda is on the way of reading or quoting: the first one in a process costs tens of
 * milliseconds.
 */
public final class PriceBook {
  private static final String RESOURCE = "prices.json";
  private static final long NANOS_A_DAY = 86_400_000_000_000L;
  private static final RecordField[] MODELS = {
    RecordField.RESPONSE_MODEL, RecordField.REQUEST_MODEL, RecordField.URL_MODEL
  };

  private final String version;
  private final Map<String, Map<String, ModelPrices>> models;

  private PriceBook(String version, Map<String, Map<String, ModelPrices>> models) {
    this.version = version;
    this.models = models;
  }

  /** The book that aimeter ships; read at the first call. */
  public static PriceBook bundled() {
    return Bundled.BOOK;
  }

  /** Holds the bundled book, so that it is read when first asked for. */
  private static final class Bundled {
    private static final PriceBook BOOK = load();

    private static PriceBook load() {
      try (InputStream in = PriceBook.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("the jar lacks its " + RESOURCE);
        }
        Book book = BookReader.read(in.readAllBytes(), RESOURCE);
        return of(book.version(), book.models());
      } catch (IOException e) {
        throw new IllegalStateException("cannot read the jar's " + RESOURCE, e);
      }
    }
  }

  static PriceBook of(String version, List<ModelPrices> models) {
    Map<String, Map<String, ModelPrices>> index = new HashMap<>();
    for (ModelPrices model : models) {
      add(index, model);
    }
    return new PriceBook(version, index);
  }

  private static void add(Map<String, Map<String, ModelPrices>> index, ModelPrices model) {
    Map<String, ModelPrices> ofProvider = index.get(model.provider());
    if (ofProvider == null) {
      ofProvider = new HashMap<>();
      index.put(model.provider(), ofProvider);
    }
    for (String alias : model.aliases()) {
      ofProvider.put(alias, model);
    }
    ofProvider.put(model.model(), model);
  }

  /**
   * This book with the prices of the user's file laid over it, field by field: what the file does
   * not say, stays.
   *
   * @throws PriceBookException if the file cannot be read or is no price file
   */
  public PriceBook withOverlay(Path file) {
    try {
      return withOverlay(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new PriceBookException("the price file " + file + " cannot be read: " + e, e);
    }
  }

  PriceBook withOverlay(byte[] content, String name) {
    Book overlay = BookReader.read(content, name);
    Map<String, Map<String, ModelPrices>> index = new HashMap<>();
    for (Map.Entry<String, Map<String, ModelPrices>> provider : models.entrySet()) {
      index.put(provider.getKey(), new HashMap<>(provider.getValue()));
    }
    for (ModelPrices model : overlay.models()) {
      ModelPrices base = find(index.get(model.provider()), model.model());
      add(index, base == null ? model : base.overlaidWith(model));
    }
    String overlayVersion = overlay.version() == null ? checksum(content) : overlay.version();
    return new PriceBook(version + "/" + overlayVersion, index);
  }

  private static String checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return Long.toHexString(crc.getValue() | 1L << 32).substring(1);
  }

  /**
   * What a record keeps as the version of its price: this book's and, after a slash, an overlay's.
   */
  public String version() {
    return version;
  }

  /** What the call of this record cost. Reads none of the record's price fields. */
  public Quote quote(RecordView record) {
    if (record.number(RecordField.BILLABLE, 1) == 0) {
      return Quote.free("the provider does not charge for this call", version);
    }
    if ("deferred".equals(record.text(RecordField.USAGE_SOURCE))) {
      return Quote.free("billed with the look that finds the call finished", version);
    }
    boolean noUsage =
        !"reported".equals(record.text(RecordField.USAGE_SOURCE))
            && !"estimated".equals(record.text(RecordField.USAGE_SOURCE));
    if (noUsage && record.number(RecordField.HTTP_STATUS) >= 400) {
      return Quote.free("an error without usage", version);
    }
    Map<String, ModelPrices> ofProvider = models.get(record.text(RecordField.PROVIDER));
    String asked = null;
    ModelPrices model = null;
    for (int i = 0; i < MODELS.length && model == null; i++) {
      asked = record.text(MODELS[i]);
      model = asked == null ? null : find(ofProvider, asked);
    }
    if (model == null) {
      return Quote.unpriced("the book has no price for " + named(record), version);
    }
    if (!record.has(RecordField.STARTED_AT)) {
      return Quote.unpriced("the record does not say when the call started", version);
    }
    Price price = model.on(Math.floorDiv(record.number(RecordField.STARTED_AT), NANOS_A_DAY));
    if (price == null) {
      return Quote.unpriced("no price of " + model.model() + " is in force on that day", version);
    }
    if (Boolean.TRUE.equals(price.free)) {
      return Quote.free(model.model() + " is free", version);
    }
    return noUsage
        ? Quote.unpriced("the usage is not known", version)
        : bill(new Bill(record, price), model, asked);
  }

  private Quote bill(Bill bill, ModelPrices model, String asked) {
    if (!bill.missing().isEmpty()) {
      return Quote.unpriced(
          "the book has no price of " + model.model() + " for " + String.join(", ", bill.missing()),
          version);
    }
    if (!bill.hasQuantity()) {
      return Quote.unpriced("the record has no quantity", version);
    }
    String by = asked.equals(model.model()) ? "" : ", for " + asked;
    return Quote.priced(model.provider() + " " + model.model() + by, version, bill.charges());
  }

  private static String named(RecordView record) {
    StringBuilder names = new StringBuilder();
    names.append(record.text(RecordField.PROVIDER));
    for (RecordField field : MODELS) {
      if (record.text(field) != null) {
        names.append(", ").append(field.column()).append(' ').append(record.text(field));
      }
    }
    return names.indexOf(",") < 0 ? names + " without a model's name" : names.toString();
  }

  private static ModelPrices find(Map<String, ModelPrices> models, String name) {
    if (models == null) {
      return null;
    }
    ModelPrices exact = models.get(name);
    if (exact != null) {
      return exact;
    }
    String general = ModelName.withoutEnding(name);
    return general == null ? null : models.get(general);
  }
}
