package io.aimeter.cli.prices;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prices of one model in LiteLLM's map. What cannot be said in a price file of ours makes the
 * whole model unusable: a price with a part left out would be a wrong price.
 */
final class LiteLlmModel {
  private static final BigDecimal MILLION = new BigDecimal(1_000_000);
  private static final Pattern ABOVE = Pattern.compile("_above_(\\d+)k_tokens");
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  /** By kind; USD for a million. */
  final Map<String, BigDecimal> tokens = new LinkedHashMap<>();

  /** By kind; USD for one. */
  final Map<String, BigDecimal> pieces = new TreeMap<>();

  /** By the prompt's tokens above which they hold. */
  final Map<Integer, Map<String, BigDecimal>> contextTiers = new TreeMap<>();

  /** What multiplies all token prices, by service tier. */
  final Map<String, BigDecimal> serviceFactors = new TreeMap<>();

  /** By service tier, where no factor says it. */
  final Map<String, Map<String, BigDecimal>> serviceTiers = new TreeMap<>();

  private final Map<String, Map<Integer, Map<String, BigDecimal>>> tieredServices = new TreeMap<>();

  private LiteLlmModel() {}

  /**
   * Reads a model.
   *
   * @throws UnusablePrice if it cannot be said in a price file
   */
  static LiteLlmModel of(JsonNode entry) throws UnusablePrice {
    LiteLlmModel model = new LiteLlmModel();
    for (Map.Entry<String, JsonNode> member : entry.properties()) {
      if (member.getKey().contains("cost")) {
        model.add(member.getKey(), member.getValue());
      }
    }
    model.settle(entry);
    return model;
  }

  private void add(String name, JsonNode value) throws UnusablePrice {
    if (LiteLlmFields.NOT_NEEDED.contains(name) || value.isNull()) {
      return;
    }
    if (!value.isNumber()) {
      throw new UnusablePrice(name + " is no number");
    }
    BigDecimal usd = value.decimalValue();
    String piece = LiteLlmFields.PIECES.get(name);
    if (piece != null) {
      BigDecimal other = usd.signum() == 0 ? null : pieces.putIfAbsent(piece, usd);
      if (other != null && other.compareTo(usd) != 0) {
        throw new UnusablePrice("two prices for " + piece);
      }
      return;
    }
    Matcher above = ABOVE.matcher(name);
    Integer context = above.find() ? Integer.valueOf(above.group(1)) * 1000 : null;
    String plain = above.replaceAll("");
    String service = null;
    for (Map.Entry<String, String> tier : LiteLlmFields.SERVICE_TIERS.entrySet()) {
      if (plain.endsWith(tier.getKey())) {
        service = tier.getValue();
        plain = plain.substring(0, plain.length() - tier.getKey().length());
      }
    }
    String kind = LiteLlmFields.TOKENS.get(plain);
    if (kind == null) {
      throw new UnusablePrice(name + " has no counterpart");
    }
    pricesOf(service, context).put(kind, usd.multiply(MILLION));
  }

  private Map<String, BigDecimal> pricesOf(String service, Integer context) {
    if (service == null) {
      return context == null
          ? tokens
          : contextTiers.computeIfAbsent(context, none -> new LinkedHashMap<>());
    }
    return context == null
        ? serviceTiers.computeIfAbsent(service, none -> new LinkedHashMap<>())
        : tieredServices
            .computeIfAbsent(service, none -> new TreeMap<>())
            .computeIfAbsent(context, none -> new LinkedHashMap<>());
  }

  private void settle(JsonNode entry) throws UnusablePrice {
    String mode = entry.path("mode").asText();
    boolean noOutput = mode.equals("embedding") || mode.equals("rerank");
    if (isZero(OUTPUT) && (noOutput || isZero(INPUT))) {
      tokens.remove(OUTPUT);
    }
    if (isZero(INPUT) && !tokens.containsKey(OUTPUT)) {
      tokens.remove(INPUT); // how LiteLLM says that something else is charged
    }
    if (tokens.containsKey(INPUT) || tokens.containsKey(OUTPUT)) {
      pieces.remove("image");
      pieces.remove("character");
      pieces.remove("media_second");
    } else {
      tokens.clear();
    }
    BigDecimal reasoning = tokens.get("reasoning");
    if (reasoning != null && reasoning.compareTo(tokens.get(OUTPUT)) == 0) {
      tokens.remove("reasoning"); // it is in the output
    }
    if (isZero("cache_write_5m")) {
      tokens.remove("cache_write_5m");
    }
    searches(entry.path("search_context_cost_per_query"));
    for (Map<String, BigDecimal> tier : contextTiers.values()) {
      complete(tier);
    }
    serviceTiers();
    if (tokens.isEmpty() && pieces.isEmpty()) {
      throw new UnusablePrice("no price");
    }
  }

  private boolean isZero(String kind) {
    return tokens.containsKey(kind) && tokens.get(kind).signum() == 0;
  }

  /** One price whatever the size of the search context, or none: records do not say the size. */
  private void searches(JsonNode bySize) {
    BigDecimal price = null;
    for (JsonNode size : bySize) {
      if (price != null && price.compareTo(size.decimalValue()) != 0) {
        return;
      }
      price = size.decimalValue();
    }
    if (price != null) {
      pieces.put("web_search_request", price);
    }
  }

  /**
   * The whole request is priced by its tier: kinds the map leaves out rise with input or output.
   */
  private void complete(Map<String, BigDecimal> tier) throws UnusablePrice {
    tier.keySet().retainAll(tokens.keySet());
    for (Map.Entry<String, BigDecimal> plain : tokens.entrySet()) {
      if (!tier.containsKey(plain.getKey())) {
        String like = tokensOut(plain.getKey()) ? OUTPUT : INPUT;
        BigDecimal base = tokens.get(like);
        if (!tier.containsKey(like) || base == null || base.signum() == 0) {
          throw new UnusablePrice("a tier without a price for " + like);
        }
        BigDecimal ratio = tier.get(like).divide(base, MathContext.DECIMAL64);
        tier.put(plain.getKey(), plain.getValue().multiply(ratio).stripTrailingZeros());
      }
    }
  }

  private static boolean tokensOut(String kind) {
    return kind.equals("reasoning") || kind.endsWith("_output") || kind.equals(OUTPUT);
  }

  /** A tier that is dearer or cheaper by one factor in all its prices is that factor. */
  private void serviceTiers() {
    for (Map.Entry<String, Map<String, BigDecimal>> tier :
        new ArrayList<>(serviceTiers.entrySet())) {
      Map<Integer, Map<String, BigDecimal>> tiered =
          tieredServices.getOrDefault(tier.getKey(), Map.of());
      Set<BigDecimal> factors = new HashSet<>();
      factors(tier.getValue(), tokens, factors);
      for (Map.Entry<Integer, Map<String, BigDecimal>> context : tiered.entrySet()) {
        factors(context.getValue(), contextTiers.getOrDefault(context.getKey(), tokens), factors);
      }
      if (factors.size() == 1) {
        serviceFactors.put(tier.getKey(), factors.iterator().next());
        serviceTiers.remove(tier.getKey());
      } else if (!contextTiers.isEmpty() || tier.getValue().isEmpty()) {
        serviceTiers.remove(tier.getKey()); // calls it serves are unpriced
      }
    }
  }

  private static void factors(
      Map<String, BigDecimal> own, Map<String, BigDecimal> plain, Set<BigDecimal> factors) {
    own.keySet().retainAll(plain.keySet());
    for (Map.Entry<String, BigDecimal> price : own.entrySet()) {
      BigDecimal base = plain.get(price.getKey());
      if (base.signum() != 0) {
        BigDecimal factor = price.getValue().divide(base, MathContext.DECIMAL32);
        factors.add(factor.stripTrailingZeros());
      }
    }
  }
}
