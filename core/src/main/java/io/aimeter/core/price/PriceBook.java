package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * What providers charge, and when. Prices a record from its fields alone, so that agent and
 * collector come to the same cost. Immutable and thread-safe.
 *
 * <p>The model that served decides, by its name, an alias, its name without a date, or, of a
 * fine-tuned one, its base's entry; next the model that was asked for; next the model in the URL;
 * last the provider's entry for {@code *}. The price is the one in force when the call started.
 *
 * <p>No lambda is on the way of reading or quoting: the first one in a process costs tens of
 * milliseconds.
 */
public final class PriceBook {
  private static final long NANOS_A_DAY = 86_400_000_000_000L;
  private static final RecordField[] MODELS = {
    RecordField.RESPONSE_MODEL, RecordField.REQUEST_MODEL, RecordField.URL_MODEL
  };

  /** The name of an entry for all models of a provider that have none of their own. */
  private static final String ANY_MODEL = "*";

  private final String version;
  private final Shelf shelf;

  /** What is laid over the shelf: all models of the providers that an overlay names. */
  private final Map<String, Map<String, ModelPrices>> overlaid;

  /** What was negotiated. */
  private final Negotiated negotiated;

  private PriceBook(
      String version,
      Shelf shelf,
      Map<String, Map<String, ModelPrices>> overlaid,
      Negotiated negotiated) {
    this.version = version;
    this.shelf = shelf;
    this.overlaid = overlaid;
    this.negotiated = negotiated;
  }

  /** The book that aimeter ships; a provider's prices are read at the first call of it. */
  public static PriceBook bundled() {
    return Bundled.BOOK;
  }

  /** Holds the bundled book, so that its index is read when first asked for. */
  private static final class Bundled {
    private static final PriceBook BOOK = load();

    private static PriceBook load() {
      Shelf shelf = Shelf.open();
      return new PriceBook(shelf.version(), shelf, Collections.emptyMap(), Negotiated.NOTHING);
    }
  }

  static void add(Map<String, ModelPrices> ofProvider, ModelPrices model) {
    for (String alias : model.aliases()) {
      ofProvider.put(alias, model);
    }
    ofProvider.put(model.model(), model);
  }

  private Map<String, ModelPrices> models(String provider) {
    Map<String, ModelPrices> own = overlaid.get(provider);
    return own == null ? shelf.models(provider) : own;
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
    Map<String, Map<String, ModelPrices>> index = new HashMap<>(overlaid);
    Set<String> copied = new HashSet<>();
    for (ModelPrices model : overlay.models()) {
      if (copied.add(model.provider())) {
        index.put(model.provider(), new HashMap<>(models(model.provider())));
      }
    }
    for (ModelPrices model : overlay.models()) {
      Map<String, ModelPrices> ofProvider = index.get(model.provider());
      ModelPrices base = find(ofProvider, model.model());
      if (base == null && model.prices().isEmpty()) {
        throw new PriceBookException(
            name
                + " gives other names to "
                + model.provider()
                + " "
                + model.model()
                + ", which has no price: aimeter prices list shows what has",
            null);
      }
      add(ofProvider, base == null ? model : base.overlaidWith(model));
    }
    String overlayVersion = overlay.version() == null ? checksum(content) : overlay.version();
    return new PriceBook(
        version + "/" + overlayVersion, shelf, index, negotiated.and(overlay.adjustments()));
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

  /**
   * What the call of this record cost; where the book has no price, what the provider said that it
   * charged, its fee and what a provider behind it charges together. Reads none of the fields that
   * {@link Quote#applyTo} sets.
   */
  public Quote quote(RecordView record) {
    Quote quote = byTheBook(record);
    if (quote.state() != PriceState.UNPRICED || !record.has(RecordField.PROVIDER_COST)) {
      return quote;
    }
    long stated = record.number(RecordField.PROVIDER_COST);
    long upstream = Math.max(0, record.number(RecordField.UPSTREAM_COST));
    return Quote.stated("the provider says so; " + quote.reason(), version, stated + upstream);
  }

  private Quote byTheBook(RecordView record) {
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
    Map<String, ModelPrices> ofProvider = models(record.text(RecordField.PROVIDER));
    String asked = null;
    ModelPrices model = null;
    for (int i = 0; i < MODELS.length && model == null; i++) {
      asked = record.text(MODELS[i]);
      model = asked == null ? null : find(ofProvider, asked);
    }
    if (model == null) {
      model = ofProvider.get(ANY_MODEL);
      asked = ANY_MODEL;
    }
    if (model == null) {
      return Quote.unpriced("the book has no price for " + named(record), version);
    }
    if (!record.has(RecordField.STARTED_AT)) {
      return Quote.unpriced("the record does not say when the call started", version);
    }
    long day = Math.floorDiv(record.number(RecordField.STARTED_AT), NANOS_A_DAY);
    Price price = model.on(day);
    if (price == null) {
      return Quote.unpriced("no price of " + model.model() + " is in force on that day", version);
    }
    if (Boolean.TRUE.equals(price.free)) {
      return Quote.free(model.model() + " is free", version);
    }
    if (noUsage) {
      return Quote.unpriced("the usage is not known", version);
    }
    List<Adjustment> adjustments = negotiated.with(model, asked, day, record);
    return bill(new Bill(record, price), model, asked, adjustments);
  }

  private Quote bill(Bill bill, ModelPrices model, String asked, List<Adjustment> adjustments) {
    if (!bill.missing().isEmpty()) {
      return Quote.unpriced(
          "the book has no price of " + model.model() + " for " + String.join(", ", bill.missing()),
          version);
    }
    if (!bill.hasQuantity()) {
      return Quote.unpriced("the record has no quantity", version);
    }
    String by = asked.equals(model.model()) ? "" : ", for " + asked;
    return Quote.priced(
        model.provider() + " " + model.model() + by,
        version,
        Negotiated.adjusted(bill.charges(), adjustments));
  }

  /** Everything the book says, by provider and model. */
  public List<PriceListing> listings() {
    Map<String, PriceListing> all = new TreeMap<>();
    Set<String> providers = new TreeSet<>(shelf.providers());
    providers.addAll(overlaid.keySet());
    for (String provider : providers) {
      for (ModelPrices model : models(provider).values()) {
        List<PriceListing.Period> periods = new ArrayList<>();
        for (Price price : model.prices()) {
          periods.add(Terms.of(price));
        }
        all.put(
            model.provider() + ' ' + model.model(),
            new PriceListing(model, periods, negotiated.toldOf(model)));
      }
    }
    return new ArrayList<>(all.values());
  }

  /** The discounts and markups that were negotiated, each as a person reads it, with its source. */
  public List<String> adjustments() {
    return negotiated.told();
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
    ModelPrices exact = models.get(name);
    if (exact != null) {
      return exact;
    }
    String general = ModelName.withoutEnding(name);
    return general == null ? null : models.get(general);
  }
}
