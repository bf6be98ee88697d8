package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a price file, the bundled one and overlays alike. {@code docs/prices.md} describes the
 * form. One instance reads one file.
 */
final class BookReader {
  private static final int FORMAT = 1;
  private static final String MULTIPLIER_FORM =
      "a name such as \"inference_geo=us\"; before the = stands inference_geo, speed or"
          + " server_address";

  private static final Map<String, RecordField> MULTIPLIED = new TreeMap<>();

  static {
    for (RecordField field :
        new RecordField[] {
          RecordField.INFERENCE_GEO, RecordField.SPEED, RecordField.SERVER_ADDRESS
        }) {
      MULTIPLIED.put(field.column(), field);
    }
  }

  private final JsonCursor json;
  private final String name;
  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, List<String>> freeTools = new HashMap<>();

  /** Of the models that name none. */
  private String provider;

  private BookReader(JsonCursor json, String name) {
    this.json = json;
    this.name = name;
  }

  /**
   * Reads a file's content.
   *
   * @param name the file, for messages
   * @throws PriceBookException if it is no price file
   */
  static Book read(byte[] content, String name) {
    try (JsonCursor json = new JsonCursor(content, name)) {
      return new BookReader(json, name).book();
    } catch (IOException e) {
      throw new PriceBookException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Book book() {
    json.nextValue();
    json.requireObject("{\"format\": 1, \"models\": […]}");
    String version = null;
    List<ModelPrices> models = null;
    List<Adjustment> adjustments = null;
    while (json.nextField()) {
      switch (json.field()) {
        case "format":
          if (json.count() != FORMAT) {
            throw json.expected("the format " + FORMAT);
          }
          break;
        case "version":
          version = json.text();
          break;
        case "sources":
          json.requireObject("{\"contract\": \"our contract of May\"}");
          while (json.nextField()) {
            sources.put(json.field(), json.text());
          }
          break;
        case "provider":
          provider = json.text();
          break;
        case "free_tools":
          freeTools();
          break;
        case "adjustments":
          adjustments = new AdjustmentReader(json).read(provider, sources, name);
          break;
        case "models":
          models = models();
          break;
        default:
          throw json.unknownField(
              "format, version, sources, provider, free_tools, adjustments, models");
      }
    }
    if (models == null && adjustments == null) {
      throw json.missing("the file has no \"models\" and no \"adjustments\"");
    }
    json.requireEnd();
    models = models == null ? new ArrayList<>() : models;
    addFreeTools(models);
    return new Book(version, models, adjustments == null ? new ArrayList<>() : adjustments);
  }

  private void freeTools() {
    json.requireObject("{\"openai\": [\"mcp_call\"]}");
    while (json.nextField()) {
      List<String> tools = new ArrayList<>();
      freeTools.put(json.field(), tools);
      json.requireArray("[\"mcp_call\"]");
      while (json.nextValue()) {
        tools.add(json.text());
      }
    }
  }

  /** Gives every model of a provider the price of zero for the tools that cost tokens alone. */
  private void addFreeTools(List<ModelPrices> models) {
    for (ModelPrices model : models) {
      for (String tool : freeTools.getOrDefault(model.provider(), List.of())) {
        for (Price price : model.prices()) {
          price.tools.putIfAbsent(tool, new Rate(BigDecimal.ZERO, name));
        }
      }
    }
  }

  private List<ModelPrices> models() {
    json.requireArray("[{\"provider\": \"openai\", \"model\": \"gpt-5\", \"prices\": […]}]");
    List<ModelPrices> models = new ArrayList<>();
    while (json.nextValue()) {
      models.add(model());
    }
    return models;
  }

  private ModelPrices model() {
    json.requireObject("{\"provider\": \"openai\", \"model\": \"gpt-5\", \"prices\": […]}");
    String of = provider;
    String model = null;
    List<String> aliases = new ArrayList<>();
    List<Price> prices = new ArrayList<>();
    while (json.nextField()) {
      switch (json.field()) {
        case "provider":
          of = json.text();
          break;
        case "model":
          model = json.text();
          break;
        case "aliases":
          json.requireArray("[\"gpt-5-main\"]");
          while (json.nextValue()) {
            aliases.add(json.text());
          }
          break;
        case "prices":
          json.requireArray("[{\"per_million_tokens\": {\"input\": \"1.25\"}}]");
          while (json.nextValue()) {
            prices.add(price());
          }
          break;
        default:
          throw json.unknownField("provider, model, aliases, prices");
      }
    }
    if (of == null || model == null || (prices.isEmpty() && aliases.isEmpty())) {
      throw json.missing(
          "a model needs a \"provider\", a \"model\" and \"prices\", or \"aliases\" of a model that"
              + " has prices");
    }
    return new ModelPrices(of, model, aliases, prices);
  }

  private Price price() {
    json.requireObject("{\"per_million_tokens\": {\"input\": \"1.25\"}}");
    Amounts amounts = new Amounts();
    Price price = new Price();
    while (json.nextField()) {
      switch (json.field()) {
        case "from":
          price.fromDay = json.day();
          break;
        case "until":
          price.untilDay = json.day();
          break;
        case "free":
          price.free = json.flag();
          break;
        case "source":
          amounts.source = json.text();
          break;
        case "checked":
          json.day();
          amounts.checked = json.text();
          break;
        case "per_million_tokens":
          amounts.rates.putAll(tokenPrices());
          break;
        case "per_unit":
          perUnit(amounts);
          break;
        case "tiers":
          json.requireArray("[{\"above_input_tokens\": 200000, \"per_million_tokens\": {…}}]");
          while (json.nextValue()) {
            contextTier(amounts);
          }
          break;
        case "service_tiers":
          json.requireObject("{\"batch\": {\"multiplier\": \"0.5\"}}");
          while (json.nextField()) {
            amounts.serviceTiers.put(json.field(), serviceTier());
          }
          break;
        case "multipliers":
          json.requireObject("{\"inference_geo=us\": \"1.1\"}");
          while (json.nextField()) {
            price.multipliers.put(json.field(), multiplier());
          }
          break;
        default:
          throw json.unknownField(
              "from, until, free, source, checked, per_million_tokens, per_unit, tiers,"
                  + " service_tiers, multipliers");
      }
    }
    if (price.fromDay >= price.untilDay) {
      throw json.missing("a price's \"from\" must be before its \"until\"");
    }
    amounts.addTo(price, sources, name);
    return price;
  }

  private Map<Kind, BigDecimal> tokenPrices() {
    json.requireObject("{\"input\": \"1.25\", \"output\": \"10\"}");
    Map<Kind, BigDecimal> prices = new EnumMap<>(Kind.class);
    while (json.nextField()) {
      prices.put(kind(json.field(), true), json.decimal());
    }
    return prices;
  }

  private void perUnit(Amounts amounts) {
    json.requireObject("{\"web_search_request\": \"0.01\", \"tool.file_search_call\": \"0.0025\"}");
    while (json.nextField()) {
      String field = json.field();
      if (field.startsWith("tool.")) {
        amounts.tools.put(field.substring("tool.".length()), json.decimal());
      } else {
        amounts.rates.put(kind(field, false), json.decimal());
      }
    }
  }

  private Kind kind(String label, boolean tokens) {
    Kind kind = Kind.ofLabel(label);
    if (kind != null && kind.isTokens() == tokens) {
      return kind;
    }
    StringBuilder known = new StringBuilder();
    for (Kind candidate : Kind.values()) {
      if (candidate.isTokens() == tokens) {
        known.append(known.length() == 0 ? "" : ", ").append(candidate.label());
      }
    }
    throw json.unknownField(tokens ? known.toString() : known + ", tool.NAME");
  }

  private void contextTier(Amounts amounts) {
    json.requireObject("{\"above_input_tokens\": 200000, \"per_million_tokens\": {…}}");
    long above = -1;
    Map<Kind, BigDecimal> prices = null;
    while (json.nextField()) {
      switch (json.field()) {
        case "above_input_tokens":
          above = json.count();
          break;
        case "per_million_tokens":
          prices = tokenPrices();
          break;
        default:
          throw json.unknownField("above_input_tokens, per_million_tokens");
      }
    }
    if (above < 0 || prices == null) {
      throw json.missing("a tier needs \"above_input_tokens\" and \"per_million_tokens\"");
    }
    amounts.contextTiers.put(above, prices);
  }

  private Amounts.Service serviceTier() {
    json.requireObject("{\"multiplier\": \"0.5\"}");
    Amounts.Service tier = new Amounts.Service();
    while (json.nextField()) {
      switch (json.field()) {
        case "multiplier":
          tier.multiplier = json.decimal();
          break;
        case "per_million_tokens":
          tier.rates.putAll(tokenPrices());
          break;
        default:
          throw json.unknownField("multiplier, per_million_tokens");
      }
    }
    return tier;
  }

  private Multiplier multiplier() {
    String field = json.field();
    int equals = field.indexOf('=');
    RecordField of = equals < 0 ? null : MULTIPLIED.get(field.substring(0, equals));
    if (of == null || equals == field.length() - 1) {
      throw json.unknownField(MULTIPLIER_FORM);
    }
    return new Multiplier(of, field.substring(equals + 1), json.decimal());
  }
}
