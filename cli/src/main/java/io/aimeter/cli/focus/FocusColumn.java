package io.aimeter.cli.focus;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of the export, a row each, in their order: those of FOCUS 1.2 that say something of
 * metered calls, by the alphabet, then our own, which begin with {@code x_}. Null is "does not
 * apply".
 */
record FocusColumn(String title, Type type, Value value) {
  static final List<FocusColumn> ALL =
      List.of(
          column("BilledCost", Type.DECIMAL, (row, bill) -> row.cost()),
          column("BillingAccountId", (row, bill) -> bill.account(row.attributed().provider())),
          column("BillingAccountName", (row, bill) -> null),
          column("BillingCurrency", (row, bill) -> "USD"),
          column("BillingPeriodEnd", Type.DATETIME, (row, bill) -> month(row, 1)),
          column("BillingPeriodStart", Type.DATETIME, (row, bill) -> month(row, 0)),
          column("ChargeCategory", (row, bill) -> row.sku() == null ? "Adjustment" : "Usage"),
          column("ChargeClass", (row, bill) -> null),
          column("ChargeDescription", (row, bill) -> description(row)),
          column("ChargeFrequency", (row, bill) -> "Usage-Based"),
          column(
              "ChargePeriodEnd",
              Type.DATETIME,
              (row, bill) ->
                  Instant.ofEpochSecond(row.attributed().periodStart() + bill.periodSeconds())),
          column(
              "ChargePeriodStart",
              Type.DATETIME,
              (row, bill) -> Instant.ofEpochSecond(row.attributed().periodStart())),
          column(
              "ConsumedQuantity",
              Type.DECIMAL,
              ofSku(row -> row.sku().meter().consumed(row.counted()))),
          column("ConsumedUnit", ofSku(row -> row.sku().meter().consumedUnit())),
          column("ContractedCost", Type.DECIMAL, (row, bill) -> row.cost()),
          column("ContractedUnitPrice", Type.DECIMAL, ofSku(row -> row.sku().price())),
          column("EffectiveCost", Type.DECIMAL, (row, bill) -> row.cost()),
          column("InvoiceId", (row, bill) -> null),
          column("InvoiceIssuerName", (row, bill) -> seller(row).provider()),
          column("ListCost", Type.DECIMAL, (row, bill) -> row.listCost()),
          column("ListUnitPrice", Type.DECIMAL, ofSku(row -> row.sku().listPrice())),
          column("PricingCategory", ofSku(row -> row.sku().isDynamic() ? "Dynamic" : "Standard")),
          column(
              "PricingQuantity",
              Type.DECIMAL,
              ofSku(row -> row.sku().meter().priced(row.counted()))),
          column("PricingUnit", ofSku(row -> row.sku().meter().pricingUnit())),
          column("ProviderName", (row, bill) -> seller(row).provider()),
          column("PublisherName", (row, bill) -> seller(row).provider()),
          column("RegionId", (row, bill) -> row.attributed().region()),
          column("RegionName", (row, bill) -> row.attributed().region()),
          column("ServiceCategory", (row, bill) -> "AI and Machine Learning"),
          column("ServiceName", (row, bill) -> seller(row).service()),
          column("ServiceSubcategory", (row, bill) -> "Generative AI"),
          column("SkuId", ofSku(row -> row.sku().id(row.attributed().provider()))),
          column("SkuMeter", ofSku(row -> row.sku().meter().name())),
          column("SkuPriceDetails", Type.JSON, ofSku(FocusColumn::details)),
          column("SkuPriceId", ofSku(row -> row.sku().priceId(row.attributed().provider()))),
          column("Tags", Type.JSON, (row, bill) -> orNull(row.attributed().tags())),
          column("x_Team", (row, bill) -> row.attributed().team()),
          column("x_CostCenter", (row, bill) -> row.attributed().costCenter()),
          column("x_Application", (row, bill) -> row.attributed().app()),
          column("x_Feature", (row, bill) -> row.attributed().feature()),
          column("x_Environment", (row, bill) -> row.attributed().environment()),
          column("x_CallType", (row, bill) -> row.attributed().callType()),
          column("x_CallCount", Type.DECIMAL, (row, bill) -> BigDecimal.valueOf(row.calls())),
          column("x_CredentialId", (row, bill) -> row.attributed().credential()),
          column("x_UsageSource", (row, bill) -> row.attributed().usageSource()),
          column("x_PriceVersion", (row, bill) -> row.attributed().priceVersion()));

  /** Digits of a decimal column in all. */
  static final int PRECISION = 38;

  /** Digits of a decimal column behind the point. */
  static final int SCALE = 24;

  /** The types of FOCUS, and how DuckDB names them. */
  enum Type {
    STRING("VARCHAR"),
    DECIMAL("DECIMAL(" + PRECISION + "," + SCALE + ")"),
    DATETIME("TIMESTAMP"),
    JSON("VARCHAR");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  /**
   * Reads a value of a row: a String, a BigDecimal, an Instant or a Map; null where none applies.
   */
  interface Value {
    Object of(FocusRow row, FocusTerms terms);
  }

  private interface SkuValue {
    Object of(FocusRow row);
  }

  private static FocusColumn column(String title, Value value) {
    return new FocusColumn(title, Type.STRING, value);
  }

  private static FocusColumn column(String title, Type type, Value value) {
    return new FocusColumn(title, type, value);
  }

  /** The row's value of this column. */
  Object of(FocusRow row, FocusTerms terms) {
    return value.of(row, terms);
  }

  private static Value ofSku(SkuValue value) {
    return (row, bill) -> row.sku() == null ? null : value.of(row);
  }

  private static Seller seller(FocusRow row) {
    return Seller.of(row.attributed().provider());
  }

  private static Instant month(FocusRow row, int later) {
    OffsetDateTime start =
        Instant.ofEpochSecond(row.attributed().periodStart()).atOffset(ZoneOffset.UTC);
    return start.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(later).toInstant();
  }

  private static String description(FocusRow row) {
    if (row.sku() == null) {
      return "Rounding of calls to nano-USD";
    }
    String model = row.sku().model() == null ? "" : " of " + row.sku().model();
    List<String> conditions = row.sku().conditions();
    return row.sku().meter().name()
        + model
        + (conditions.isEmpty() ? "" : " (" + String.join(", ", conditions) + ")");
  }

  /** Keys of our own begin with {@code x_}; FOCUS 1.2 has none yet for models. */
  private static Map<String, String> details(FocusRow row) {
    Map<String, String> details = new LinkedHashMap<>();
    put(details, "x_ModelId", row.sku().model());
    put(details, "x_TokenDirection", row.sku().meter().direction());
    put(details, "x_TokenCacheAction", row.sku().meter().cacheAction());
    if (!row.sku().conditions().isEmpty()) {
      details.put("x_Conditions", String.join(", ", row.sku().conditions()));
    }
    return orNull(details);
  }

  private static void put(Map<String, String> to, String key, String value) {
    if (value != null) {
      to.put(key, value);
    }
  }

  private static Map<String, String> orNull(Map<String, String> map) {
    return map.isEmpty() ? null : map;
  }
}
