package io.aimeter.cli.focus;

import io.aimeter.core.price.Unit;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * What a SKU counts, in FOCUS's words.
 *
 * @param name {@code SkuMeter}: {@code Cache Read Input Tokens}
 * @param consumedUnit {@code ConsumedUnit}: {@code Tokens}
 * @param pricingUnit {@code PricingUnit}: {@code 1000000 Tokens}
 * @param consumedScale decimal places of a consumed quantity: counted things are that small
 * @param pricingScale decimal places of a priced quantity
 * @param direction {@code Input} or {@code Output}; null for what is no token
 * @param cacheAction {@code Read}, {@code Write} or {@code Uncached}; null for what is no input
 */
record Meter(
    String name,
    String consumedUnit,
    String pricingUnit,
    int consumedScale,
    int pricingScale,
    String direction,
    String cacheAction) {
  private static final int MILLION = 6;
  private static final int MILLIS = 3;

  /** By the names that the price book has for quantities. */
  private static final Map<String, Meter> KNOWN =
      Map.ofEntries(
          Map.entry("input", input("Input Tokens", "Uncached")),
          Map.entry("audio_input", input("Audio Input Tokens", "Uncached")),
          Map.entry("image_input", input("Image Input Tokens", "Uncached")),
          Map.entry("cache_read", input("Cache Read Input Tokens", "Read")),
          Map.entry("cache_write_5m", input("Cache Write Input Tokens", "Write")),
          Map.entry("cache_write_1h", input("Cache Write Input Tokens, 1 Hour", "Write")),
          Map.entry("output", output("Output Tokens")),
          Map.entry("reasoning", output("Reasoning Output Tokens")),
          Map.entry("audio_output", output("Audio Output Tokens")),
          Map.entry("image_output", output("Image Output Tokens")),
          Map.entry("image", pieces("Images", "Images")),
          Map.entry(
              "media_second", new Meter("Media Seconds", "Seconds", "Seconds", 3, 3, null, null)),
          Map.entry("character", pieces("Characters", "Characters")),
          Map.entry("page", pieces("Pages", "Pages")),
          Map.entry("search_unit", pieces("Search Units", "Units")),
          Map.entry("web_search_request", pieces("Web Searches", "Requests")),
          Map.entry("searched_call", pieces("Calls with Web Search", "Requests")),
          Map.entry("web_fetch_request", pieces("Web Fetches", "Requests")));

  private static Meter input(String name, String cacheAction) {
    return new Meter(name, "Tokens", "1000000 Tokens", 0, MILLION, "Input", cacheAction);
  }

  private static Meter output(String name) {
    return new Meter(name, "Tokens", "1000000 Tokens", 0, MILLION, "Output", null);
  }

  private static Meter pieces(String name, String unit) {
    return new Meter(name, unit, unit, 0, 0, null, null);
  }

  /** The meter of a quantity of the price book, or of calls of a provider's tool. */
  static Meter of(String quantity, Unit unit) {
    Meter known = KNOWN.get(quantity);
    if (known != null) {
      return known;
    }
    return switch (unit) {
      case MILLION_TOKENS -> input(titled(quantity) + " Tokens", "Other");
      case PIECE -> pieces(titled(quantity), "Requests");
      case SECOND -> new Meter(titled(quantity), "Seconds", "Seconds", MILLIS, MILLIS, null, null);
    };
  }

  /** The meter of calls whose cost is known but not how it came about. */
  static Meter calls() {
    return pieces("Calls", "Requests");
  }

  private static String titled(String name) {
    StringBuilder out = new StringBuilder();
    for (String word : name.split("_", -1)) {
      out.append(out.isEmpty() ? "" : " ");
      if (!word.isEmpty()) {
        out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return out.toString();
  }

  /** The quantity as consumed. */
  BigDecimal consumed(long counted) {
    return BigDecimal.valueOf(counted, consumedScale);
  }

  /** The quantity as priced. */
  BigDecimal priced(long counted) {
    return BigDecimal.valueOf(counted, pricingScale);
  }

  /** The meter's place in a SKU's id. */
  String id() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
