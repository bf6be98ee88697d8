package io.aimeter.cli.focus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks rows against the rules of FOCUS 1.2, as its specification states them column by column:
 * which columns must be there, which may be null and when, formats, allowed values, and what must
 * equal what.
 */
final class FocusRules {
  private static final Set<String> MANDATORY =
      Set.of(
          "BilledCost",
          "BillingAccountId",
          "BillingAccountName",
          "BillingCurrency",
          "BillingPeriodEnd",
          "BillingPeriodStart",
          "ChargeCategory",
          "ChargeClass",
          "ChargeDescription",
          "ChargePeriodEnd",
          "ChargePeriodStart",
          "ContractedCost",
          "EffectiveCost",
          "InvoiceIssuerName",
          "ListCost",
          "PricingQuantity",
          "PricingUnit",
          "ProviderName",
          "PublisherName",
          "ServiceCategory",
          "ServiceName");

  private static final Set<String> NEVER_NULL =
      Set.of(
          "BilledCost",
          "BillingAccountId",
          "BillingCurrency",
          "BillingPeriodEnd",
          "BillingPeriodStart",
          "ChargeCategory",
          "ChargePeriodEnd",
          "ChargePeriodStart",
          "ContractedCost",
          "EffectiveCost",
          "InvoiceIssuerName",
          "ListCost",
          "ProviderName",
          "PublisherName",
          "ServiceCategory",
          "ServiceName",
          "ServiceSubcategory",
          "ChargeDescription");

  private static final Set<String> OF_USAGE =
      Set.of(
          "ConsumedQuantity",
          "ConsumedUnit",
          "ContractedUnitPrice",
          "ListUnitPrice",
          "PricingCategory",
          "PricingQuantity",
          "PricingUnit",
          "SkuId",
          "SkuMeter",
          "SkuPriceId");

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "ChargeCategory", Set.of("Usage", "Purchase", "Tax", "Credit", "Adjustment"),
          "ChargeClass", Set.of("Correction"),
          "ChargeFrequency", Set.of("One-Time", "Recurring", "Usage-Based"),
          "PricingCategory", Set.of("Standard", "Dynamic", "Committed", "Other"),
          "ServiceCategory", Set.of("AI and Machine Learning"),
          "ServiceSubcategory",
              Set.of(
                  "AI Platforms",
                  "Bots",
                  "Generative AI",
                  "Machine Learning",
                  "Natural Language Processing",
                  "Other (AI and Machine Learning)"),
          "BillingCurrency", Set.of("USD"));

  private final List<String> broken = new ArrayList<>();
  private final Map<String, String> skuOfPrice = new HashMap<>();

  /** The rules that rows break, each told; empty where none. */
  static List<String> broken(List<Map<String, String>> rows) {
    FocusRules rules = new FocusRules();
    for (int i = 0; i < rows.size(); i++) {
      rules.columns(rows.get(i).keySet());
      rules.check(i + 1, rows.get(i));
    }
    return rules.broken;
  }

  private void require(boolean holds, int row, String rule) {
    if (!holds) {
      broken.add("row " + row + ": " + rule);
    }
  }

  private void columns(Set<String> names) {
    require(names.containsAll(MANDATORY), 0, "a mandatory column is missing of " + names);
    boolean own = false;
    for (String name : names) {
      own |= name.startsWith("x_");
      require(!own || name.startsWith("x_"), 0, name + " stands after columns of our own");
      require(name.length() <= 50, 0, name + " is too long");
      require(name.matches("(x_)?([A-Z][a-z0-9]*)+"), 0, name + " is not Pascal case");
    }
  }

  private void check(int number, Map<String, String> row) {
    NEVER_NULL.forEach(
        column -> require(row.get(column) != null, number, column + " must not be null"));
    ALLOWED.forEach(
        (column, values) ->
            require(
                row.get(column) == null || values.contains(row.get(column)),
                number,
                column + " must be one of " + values + ", is " + row.get(column)));
    boolean usage = "Usage".equals(row.get("ChargeCategory"));
    for (String column : OF_USAGE) {
      require(
          usage == (row.get(column) != null),
          number,
          column + (usage ? " must not be null for usage" : " is for usage alone"));
    }
    formats(number, row);
    periods(number, row);
    product(number, row, "ListCost", "ListUnitPrice");
    product(number, row, "ContractedCost", "ContractedUnitPrice");
    require(
        (row.get("RegionId") == null) == (row.get("RegionName") == null),
        number,
        "RegionName must be null if and only if RegionId is");
    if (usage) {
      String sku = skuOfPrice.putIfAbsent(row.get("SkuPriceId"), row.get("SkuId"));
      require(
          sku == null || sku.equals(row.get("SkuId")),
          number,
          "SkuPriceId must belong to one SkuId");
    }
  }

  private void formats(int number, Map<String, String> row) {
    row.forEach(
        (column, value) -> {
          if (value == null) {
            return;
          }
          require(!value.isEmpty(), number, column + " is empty, which is not null");
          if (column.matches(".*(Cost|Price|Quantity|CallCount)")) {
            require(
                value.matches("-?(0|[1-9]\\d*)(\\.\\d+)?(E-?\\d+)?"),
                number,
                column + " is no number: " + value);
          }
          if (column.matches(".*Period(Start|End)")) {
            require(
                value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
                number,
                column + " is no UTC time: " + value);
          }
          if (List.of("Tags", "SkuPriceDetails").contains(column)) {
            object(number, column, value);
          }
          if (column.endsWith("Unit")) {
            require(
                value.matches("(\\d+ )?[A-Z][A-Za-z-]*s"),
                number,
                column + " is no unit: " + value);
          }
        });
  }

  private void object(int number, String column, String value) {
    try {
      JsonNode json = new ObjectMapper().readTree(value);
      require(json.isObject(), number, column + " is no JSON object");
      json.properties()
          .forEach(
              entry -> {
                require(entry.getValue().isValueNode(), number, column + " must not be nested");
                require(
                    column.equals("Tags") || entry.getKey().startsWith("x_"),
                    number,
                    entry.getKey() + " is not a key that FOCUS 1.2 has");
              });
    } catch (JsonProcessingException e) {
      require(false, number, column + " is no JSON: " + value);
    }
  }

  private void periods(int number, Map<String, String> row) {
    List<Instant> order =
        Arrays.asList(
                "BillingPeriodStart", "ChargePeriodStart", "ChargePeriodEnd", "BillingPeriodEnd")
            .stream()
            .map(column -> Instant.parse(row.get(column)))
            .toList();
    boolean nested =
        !order.get(0).isAfter(order.get(1))
            && order.get(1).isBefore(order.get(2))
            && !order.get(2).isAfter(order.get(3));
    require(nested, number, "the charge period must lie in the billing period: " + order);
  }

  private void product(int number, Map<String, String> row, String cost, String price) {
    if (row.get(price) != null && row.get("PricingQuantity") != null && row.get(cost) != null) {
      BigDecimal unit = new BigDecimal(row.get(price));
      BigDecimal product = unit.multiply(new BigDecimal(row.get("PricingQuantity")));
      require(unit.signum() >= 0, number, price + " must not be negative");
      require(
          product.compareTo(new BigDecimal(row.get(cost))) == 0,
          number,
          cost + " must be " + price + " × PricingQuantity = " + product);
    }
  }
}
