package io.aimeter.query.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A form in which a provider exports a bill: which of its columns says what. Of several names for
 * one thing the first that a file has counts, since exports changed over time. {@code bucket.} and
 * {@code result.} lie in the pages of an admin API, other dots in nested columns. Immutable.
 */
final class BillFormat {
  /** What a column says. */
  enum Role {
    /** When: a time or date, UTC. */
    DAY,
    /** What: a model, or a text that names one. */
    ITEM,
    /** What an item is called that names nothing. */
    OTHERWISE,
    /** The money. */
    AMOUNT,
    /** Its currency; USD where there is none. */
    CURRENCY,
    /** Tokens of the input; several are added up. */
    INPUT,
    OUTPUT,
    /** The service: one of these must match. */
    SERVICE,
    /** Usage, or tax, credit and the like. */
    KIND
  }

  /** Formats that tell more come before those whose columns they have too. */
  static final List<BillFormat> ALL =
      List.of(
          // platform.openai.com/docs/api-reference/usage/costs, and the CSV of the usage page
          new BillFormat("OpenAI's costs", Bill.OPENAI)
              .with(Role.DAY, "bucket.start_time", "start_time_iso", "start_time")
              .with(Role.AMOUNT, "result.amount.value", "amount_value")
              .with(Role.ITEM, "result.line_item", "line_item")
              .with(Role.CURRENCY, "result.amount.currency", "amount_currency"),
          // platform.openai.com/docs/api-reference/usage: input_tokens include the cached ones
          new BillFormat("OpenAI's usage", Bill.OPENAI)
              .with(Role.DAY, "bucket.start_time", "start_time_iso", "start_time")
              .with(Role.ITEM, "result.model", "model")
              .with(Role.INPUT, "result.input_tokens", "input_tokens")
              .with(Role.OUTPUT, "result.output_tokens", "output_tokens"),
          // platform.claude.com/docs/en/api/admin/cost_report: in cents
          new BillFormat("Anthropic's cost report", Bill.ANTHROPIC)
              .with(Role.DAY, "bucket.starting_at")
              .with(Role.AMOUNT, "result.amount")
              .with(Role.ITEM, "result.model")
              .with(Role.OTHERWISE, "result.description", "result.cost_type")
              .with(Role.CURRENCY, "result.currency")
              .inCents(),
          // The console's cost page.
          new BillFormat("Anthropic's costs", Bill.ANTHROPIC)
              .with(Role.DAY, "usage_date_utc")
              .with(Role.AMOUNT, "cost_usd")
              .with(Role.ITEM, "model")
              .with(Role.OTHERWISE, "cost_type", "usage_type"),
          // platform.claude.com/docs/en/api/admin/usage_report, and the console's usage page
          new BillFormat("Anthropic's usage", Bill.ANTHROPIC)
              .with(Role.DAY, "bucket.starting_at", "usage_date_utc")
              .with(Role.ITEM, "result.model", "model_version")
              .with(Role.INPUT, "result.uncached_input_tokens", "usage_input_tokens_no_cache")
              .with(
                  Role.INPUT,
                  "result.cache_creation.ephemeral_5m_input_tokens",
                  "usage_input_tokens_cache_write_5m")
              .with(
                  Role.INPUT,
                  "result.cache_creation.ephemeral_1h_input_tokens",
                  "usage_input_tokens_cache_write_1h")
              .with(Role.INPUT, "result.cache_read_input_tokens", "usage_input_tokens_cache_read")
              .with(Role.OUTPUT, "result.output_tokens", "usage_output_tokens"),
          // docs.aws.amazon.com/bedrock, "Understanding your Amazon Bedrock CUR data"; both
          // versions.
          // Models of others are sold through the Marketplace, under product names of their own.
          new BillFormat("AWS's Cost and Usage Report", Bill.AWS)
              .with(Role.DAY, "line_item_usage_start_date", "lineItem/UsageStartDate")
              .with(Role.AMOUNT, "line_item_unblended_cost", "lineItem/UnblendedCost")
              .with(Role.ITEM, "line_item_usage_type", "lineItem/UsageType")
              .with(Role.CURRENCY, "line_item_currency_code", "lineItem/CurrencyCode")
              .with(Role.SERVICE, "line_item_product_code", "lineItem/ProductCode")
              .with(Role.SERVICE, "product_product_name", "product/ProductName")
              .with(Role.SERVICE, "line_item_line_item_description", "lineItem/LineItemDescription")
              .ofServices("bedrock")
              .with(Role.KIND, "line_item_line_item_type", "lineItem/LineItemType")
              .usageIs("usage|discountedusage|savingsplancoveredusage"),
          // learn.microsoft.com/azure/cost-management-billing/automate/understand-usage-details-fields
          new BillFormat("Azure's cost details", Bill.AZURE)
              .with(Role.DAY, "Date", "UsageDateTime", "UsageDate")
              .with(Role.AMOUNT, "CostInBillingCurrency", "PreTaxCost", "Cost")
              .with(Role.ITEM, "MeterName")
              .with(Role.CURRENCY, "BillingCurrency", "BillingCurrencyCode", "Currency")
              .with(Role.SERVICE, "MeterCategory")
              .with(Role.SERVICE, "MeterSubCategory")
              .ofServices("cognitive|foundry|openai"),
          // docs.cloud.google.com/billing/docs/how-to/export-data-bigquery-tables
          new BillFormat("Google's billing export", Bill.GOOGLE)
              .with(Role.DAY, "usage_start_time")
              .with(Role.AMOUNT, "cost")
              .with(Role.ITEM, "sku.description", "sku_description")
              .with(Role.CURRENCY, "currency")
              .with(Role.SERVICE, "service.description", "service_description")
              .ofServices("vertex|gemini|generative"),
          // focus.finops.org, 1.0 and later, of any cloud
          new BillFormat("FOCUS", null)
              .with(Role.DAY, "ChargePeriodStart")
              .with(Role.AMOUNT, "BilledCost")
              .with(Role.ITEM, "SkuMeter", "ChargeDescription", "SkuId")
              .with(Role.CURRENCY, "BillingCurrency")
              .with(Role.SERVICE, "ServiceName")
              .with(Role.SERVICE, "ChargeDescription")
              .ofServices("bedrock|openai|cognitive|foundry|vertex|gemini|generative|claude")
              .with(Role.KIND, "ChargeCategory")
              .usageIs("usage"));

  private final String name;
  private final Bill bill;
  private final Map<Role, List<List<String>>> columns;
  private final String services;
  private final String usage;
  private final boolean cents;

  private BillFormat(String name, Bill bill) {
    this(name, bill, Map.of(), null, null, false);
  }

  private BillFormat(
      String name,
      Bill bill,
      Map<Role, List<List<String>>> columns,
      String services,
      String usage,
      boolean cents) {
    this.name = name;
    this.bill = bill;
    this.columns = columns;
    this.services = services;
    this.usage = usage;
    this.cents = cents;
  }

  private BillFormat with(Role role, String... names) {
    Map<Role, List<List<String>>> more = new EnumMap<>(Role.class);
    more.putAll(columns);
    List<List<String>> all = new ArrayList<>(columns(role));
    all.add(List.of(names));
    more.put(role, List.copyOf(all));
    return new BillFormat(name, bill, more, services, usage, cents);
  }

  private BillFormat ofServices(String pattern) {
    return new BillFormat(name, bill, columns, pattern, usage, cents);
  }

  private BillFormat usageIs(String pattern) {
    return new BillFormat(name, bill, columns, services, pattern, cents);
  }

  private BillFormat inCents() {
    return new BillFormat(name, bill, columns, services, usage, true);
  }

  /** What people call it. */
  String name() {
    return name;
  }

  /** Whose bill it is; null where the format does not say. */
  Bill bill() {
    return bill;
  }

  /** The columns of a role, each by all of its names. */
  List<List<String>> columns(Role role) {
    return columns.getOrDefault(role, List.of());
  }

  /** A regular expression, in lower case, of services that are AI; null where all are. */
  String services() {
    return services;
  }

  /** A regular expression, in lower case, of the kinds that are usage; null where all are. */
  String usage() {
    return usage;
  }

  /** Whether amounts are hundredths. */
  boolean cents() {
    return cents;
  }

  /** What every file of this format says of each row. */
  List<Role> needed() {
    List<Role> roles = new ArrayList<>(List.of(Role.DAY, Role.ITEM));
    roles.add(columns.containsKey(Role.AMOUNT) ? Role.AMOUNT : Role.INPUT);
    if (services != null) {
      roles.add(Role.SERVICE);
    }
    return roles;
  }
}
