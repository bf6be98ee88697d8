package io.aimeter.query.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.query.Coverage;
import io.aimeter.query.Currency;
import io.aimeter.query.Grouping;
import io.aimeter.query.Measure;
import io.aimeter.query.Report;
import io.aimeter.query.ReportRequest;
import io.aimeter.query.Totals;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report as JSON, exact: money as whole billionths of USD, or of the currency asked for, and as a
 * decimal text, null where not known.
 */
public final class ReportJson {
  private ReportJson() {}

  /** Prints the report. */
  public static void print(Report report, PrintWriter out) throws IOException {
    try (JsonGenerator json = Json.to(out)) {
      json.writeStartObject();
      members(report, json);
      json.writeEndObject();
    }
    out.println();
  }

  /** The members of the report's object. */
  public static void members(Report report, JsonGenerator json) throws IOException {
    ReportRequest request = report.request();
    json.writeStringField("since", request.since().toString());
    json.writeStringField("until", request.until() == null ? null : request.until().toString());
    json.writeStringField("timezone", request.zone().getId());
    json.writeStringField("currency", request.currencyCode());
    rates(json, request);
    if (request.pricesBefore() != null) {
      json.writeStringField("prices_before", request.pricesBefore().toString());
    }
    json.writeArrayFieldStart("by");
    for (Grouping grouping : request.by()) {
      json.writeString(grouping.name());
    }
    json.writeEndArray();
    json.writeNumberField("groups", report.groups());
    json.writeArrayFieldStart("lines");
    for (Report.Line line : report.lines()) {
      json.writeStartObject();
      for (int i = 0; i < request.by().size(); i++) {
        json.writeStringField(request.by().get(i).name(), line.keys().get(i));
      }
      measures(json, line.totals(), request);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (report.others() != null) {
      json.writeObjectFieldStart("others");
      measures(json, report.others(), request);
      json.writeEndObject();
    }
    json.writeObjectFieldStart("total");
    measures(json, report.total(), request);
    json.writeEndObject();
    coverage(json, report.coverage(), request.currencyCode());
    unpriced(json, report.unpriced());
    unmetered(json, report.unmetered());
    json.writeNumberField("dropped_records", report.losses().dropped());
    json.writeNumberField("missing_records", report.losses().missing());
    if (report.losses().expiredBefore() != null) {
      json.writeNumberField("expired_records", report.losses().expired());
      json.writeStringField("expired_before", report.losses().expiredBefore().toString());
    }
  }

  private static void rates(JsonGenerator json, ReportRequest request) throws IOException {
    if (request.currency() == null) {
      return;
    }
    json.writeArrayFieldStart("rates");
    for (Currency.Rate rate : request.rates()) {
      json.writeStartObject();
      json.writeStringField("date", rate.date().toString());
      json.writeStringField("rate", rate.perUsd().toPlainString());
      json.writeStringField("source", rate.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void measures(JsonGenerator json, Totals totals, ReportRequest request)
      throws IOException {
    String currency = request.currencyCode();
    for (Measure measure : Measure.values()) {
      Long value = totals.get(measure);
      if (value == null) {
        json.writeNullField(measure.key(currency));
      } else {
        json.writeNumberField(measure.key(currency), value);
      }
      if (measure.isMoney()) {
        json.writeStringField(measure.keyIn(currency), value == null ? null : Usd.decimal(value));
      }
    }
  }

  private static void coverage(JsonGenerator json, List<Coverage> dimensions, String currency)
      throws IOException {
    String nano = "nano_" + currency.toLowerCase(Locale.ROOT);
    json.writeArrayFieldStart("coverage");
    for (Coverage coverage : dimensions) {
      json.writeStartObject();
      json.writeStringField("dimension", coverage.dimension());
      json.writeNumberField("unknown_" + nano, coverage.unknown());
      json.writeObjectFieldStart(nano + "_by_source");
      for (Map.Entry<String, Long> source : coverage.bySource().entrySet()) {
        json.writeNumberField(source.getKey(), source.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void unmetered(JsonGenerator json, List<Report.UnmeteredClient> clients)
      throws IOException {
    json.writeArrayFieldStart("unmetered_clients");
    for (Report.UnmeteredClient client : clients) {
      json.writeStartObject();
      json.writeStringField("client", client.client());
      json.writeStringField("host", client.host());
      json.writeNumberField("findings", client.findings());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void unpriced(JsonGenerator json, List<Report.UnpricedModel> models)
      throws IOException {
    json.writeArrayFieldStart("unpriced_models");
    for (Report.UnpricedModel model : models) {
      json.writeStartObject();
      json.writeStringField("model", model.model());
      json.writeNumberField("records", model.records());
      json.writeNumberField("tokens", model.tokens());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
