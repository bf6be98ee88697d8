package io.aimeter.collector.web.api;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.Grouping;
import io.aimeter.query.Measure;
import io.aimeter.query.RecordPages;
import io.aimeter.query.Report;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import io.aimeter.query.Series;
import io.aimeter.query.SeriesQuery;
import io.aimeter.query.answer.Answered;
import io.aimeter.query.answer.BudgetsAnswer;
import io.aimeter.query.answer.ChargebackAnswer;
import io.aimeter.query.answer.FeaturesAnswer;
import io.aimeter.query.answer.KeysAnswer;
import io.aimeter.query.answer.MigrationAnswer;
import io.aimeter.query.answer.PricesAnswer;
import io.aimeter.query.answer.ReportAnswer;
import io.aimeter.query.answer.SavingsAnswer;
import io.aimeter.query.answer.SpikesAnswer;
import io.aimeter.query.answer.TimeRange;
import io.aimeter.query.answer.TrendAnswer;
import io.aimeter.query.answer.WhatIfAnswer;
import io.aimeter.query.budget.BudgetFile;
import io.aimeter.query.budget.BudgetQuery;
import io.aimeter.query.data.AnswerData;
import io.aimeter.query.data.RecordJson;
import io.aimeter.query.data.ReportJson;
import io.aimeter.query.data.SeriesJson;
import io.aimeter.query.data.Usd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of what can be asked: a row an answer, each as the command of its name gives it. */
final class Endpoints {
  private static final Map<String, Endpoint> BY_NAME = new LinkedHashMap<>();
  private static final List<String> STEPS = List.of("day", "hour");

  static {
    BY_NAME.put("meta", Endpoint.of(Statuses::meta, "timezone"));
    BY_NAME.put("health", Endpoint.of(Statuses::health));
    BY_NAME.put(
        "values",
        Endpoint.of(Endpoints::values, "dimension", "since", "until", "timezone", "where", "top"));
    BY_NAME.put(
        "report",
        Endpoint.of(Endpoints::report, "by", "since", "until", "timezone", "where", "sort", "top"));
    BY_NAME.put(
        "series",
        Endpoint.of(Endpoints::series, "by", "step", "since", "until", "timezone", "where", "top"));
    BY_NAME.put(
        "records",
        Endpoint.of(Endpoints::records, "since", "until", "timezone", "where", "limit", "before"));
    BY_NAME.put(
        "trend", Endpoint.of(Endpoints::trend, "by", "since", "until", "timezone", "where", "top"));
    BY_NAME.put("budgets", Endpoint.of(Endpoints::budgets, "timezone"));
    BY_NAME.put("forecast", Endpoint.of(Endpoints::forecast, "timezone", "where"));
    BY_NAME.put(
        "chargeback", Endpoint.of(Endpoints::chargeback, "month", "by", "timezone", "where"));
    BY_NAME.put(
        "features", Endpoint.of(Endpoints::features, "since", "until", "timezone", "where", "top"));
    BY_NAME.put("spikes", Endpoint.of(Endpoints::spikes, "since", "until", "timezone", "where"));
    BY_NAME.put(
        "savings", Endpoint.of(Endpoints::savings, "since", "until", "timezone", "where", "top"));
    BY_NAME.put(
        "whatif",
        Endpoint.of(Endpoints::whatIf, "model", "provider", "since", "until", "timezone", "where"));
    BY_NAME.put("keys", Endpoint.of(Endpoints::keys, "since", "timezone", "where"));
    BY_NAME.put("migration", Endpoint.of(Endpoints::migration, "by", "since", "timezone", "where"));
    BY_NAME.put("prices", Endpoint.of(Endpoints::prices, "text"));
  }

  private Endpoints() {}

  /** The endpoint of a name, or null. */
  static Endpoint named(String name) {
    return BY_NAME.get(name);
  }

  /** All names. */
  static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  private static ReportRequest request(Asked asked, List<String> by, int top) {
    return ReportAnswer.request(
        by,
        asked.parameters().text("since", "30d"),
        asked.parameters().text("until"),
        asked.zone(),
        asked.parameters().text("sort", "cost"),
        top,
        null,
        null);
  }

  private static Report report(Asked asked, List<String> by, int top) throws IOException {
    return new ReportQuery(asked.ledger()).run(request(asked, by, top));
  }

  private static Reply report(Asked asked) throws IOException {
    List<String> by = asked.parameters().list("by", "team,app,feature,model");
    return Reply.report(report(asked, by, asked.top(Asked.MOST_LINES)));
  }

  private static Reply values(Asked asked) throws IOException {
    String dimension = asked.parameters().text("dimension", "team");
    Report report = report(asked, List.of(dimension), asked.top(50));
    return Reply.object(
        json -> {
          json.writeStringField("dimension", dimension);
          json.writeArrayFieldStart("values");
          for (Report.Line line : report.lines()) {
            json.writeStartObject();
            json.writeStringField("value", line.keys().get(0));
            json.writeNumberField("cost_nano_usd", line.totals().number(Measure.COST));
            json.writeStringField("cost_usd", Usd.decimal(line.totals().number(Measure.COST)));
            json.writeNumberField("calls", line.totals().number(Measure.CALLS));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** What a chart needs of a report by a dimension and time. */
  private static Reply series(Asked asked) throws IOException {
    String by = asked.parameters().text("by", "team");
    String step = asked.parameters().text("step", "day");
    if (!STEPS.contains(step)) {
      throw new BadInput("--step: '" + step + "' is none of " + String.join(", ", STEPS));
    }
    Series series =
        new SeriesQuery(asked.ledger()).run(request(asked, List.of(by, step), asked.top(7)));
    return Reply.object(
        json -> {
          json.writeStringField("by", by);
          json.writeStringField("step", step);
          SeriesJson.members(series, json);
        });
  }

  private static Reply records(Asked asked) throws IOException {
    TimeRange range = asked.range("30d");
    RecordPages.Page page =
        new RecordPages(asked.ledger())
            .page(
                range.since(),
                range.until(),
                asked.parameters().text("before"),
                asked.parameters().count("limit", 100, 1_000));
    return Reply.object(
        json -> {
          json.writeArrayFieldStart("records");
          for (var record : page.records()) {
            RecordJson.write(record, json);
          }
          json.writeEndArray();
          json.writeStringField("next", page.next());
        });
  }

  private static Reply trend(Asked asked) throws IOException {
    Answered trend =
        TrendAnswer.ask(
            asked.ledger(),
            asked.parameters().list("by", "team,app,feature"),
            asked.range("7d"),
            asked.top(20));
    List<List<Object>> withTotal = trend.forPeople().rows();
    return Reply.answered(
        trend,
        json -> {
          json.writeFieldName("total");
          if (withTotal.isEmpty()) {
            json.writeNull();
          } else {
            AnswerData.row(trend.forPeople(), withTotal.get(withTotal.size() - 1), json);
          }
        });
  }

  private static Reply budgets(Asked asked) throws IOException {
    Path file = BudgetsAnswer.file(asked.root());
    if (!Files.exists(file)) {
      return Reply.answered(
          new Answered(
              BudgetsAnswer.of(List.of()).forMachines(),
              BudgetsAnswer.of(List.of()).forPeople(),
              List.of(BudgetsAnswer.none(file))));
    }
    return Reply.answered(
        BudgetsAnswer.of(
            new BudgetQuery(asked.ledger())
                .run(BudgetFile.read(file), Instant.now(), asked.zone())));
  }

  private static Reply forecast(Asked asked) throws IOException {
    Answer month = BudgetsAnswer.month(asked.ledger(), Instant.now(), asked.zone()).forMachines();
    return out -> AnswerData.jsonRow(month, month.rows().get(0), out);
  }

  private static Reply chargeback(Asked asked) throws IOException {
    var charged =
        ChargebackAnswer.ask(
            asked.ledger(),
            asked.parameters().text("month"),
            asked.parameters().list("by", "cost-center,team,app"),
            asked.parameters().text("timezone") == null ? ZoneOffset.UTC : asked.zone());
    Report report = charged.inSectionOrder();
    Reply plain = Reply.report(report);
    return new Reply() {
      @Override
      public void json(java.io.PrintWriter out) throws IOException {
        Reply.object(
                json -> {
                  json.writeStringField("month", charged.month().toString());
                  json.writeNumberField("unattributed_nano_usd", charged.unattributed());
                  json.writeStringField("unattributed_usd", Usd.decimal(charged.unattributed()));
                  ReportJson.members(report, json);
                })
            .json(out);
      }

      @Override
      public void csv(java.io.PrintWriter out) throws IOException {
        plain.csv(out);
      }
    };
  }

  private static Reply features(Asked asked) throws IOException {
    return Reply.answered(FeaturesAnswer.ask(asked.ledger(), asked.range("30d"), asked.top(30)));
  }

  private static Reply spikes(Asked asked) throws IOException {
    return Reply.answered(SpikesAnswer.ask(asked.ledger(), asked.range("7d")));
  }

  private static Reply savings(Asked asked) throws IOException {
    return Reply.answered(
        SavingsAnswer.ask(asked.ledger(), asked.book(), asked.range("30d"), asked.top(20)));
  }

  private static Reply whatIf(Asked asked) throws IOException {
    String model = asked.parameters().text("model");
    if (model == null) {
      throw new BadInput("--model: name the other model, as the price book does");
    }
    return Reply.answered(
        WhatIfAnswer.ask(
            asked.ledger(),
            asked.book(),
            asked.parameters().all("where"),
            asked.range("30d"),
            asked.parameters().text("provider"),
            model));
  }

  private static Reply keys(Asked asked) throws IOException {
    return Reply.answered(KeysAnswer.ask(asked.ledger(), asked.since("12w")));
  }

  private static Reply migration(Asked asked) throws IOException {
    String by = asked.parameters().text("by", "week");
    MigrationAnswer.Table table =
        Arrays.stream(MigrationAnswer.Table.values())
            .filter(each -> each.name().equals(by))
            .findFirst()
            .orElseThrow(() -> new BadInput("--by: '" + by + "' is none of week, team, app"));
    MigrationAnswer migration = MigrationAnswer.ask(asked.ledger(), asked.since("12w"));
    return Reply.answered(
        new Answered(migration.table(table), migration.table(table), List.of(migration.trend())));
  }

  private static Reply prices(Asked asked) {
    return Reply.answered(
        PricesAnswer.of(
            asked.book(), asked.parameters().text("text"), LocalDate.now(ZoneOffset.UTC)));
  }

  /** The dimensions that may be asked for. */
  static List<String> dimensions() {
    return new ArrayList<>(Grouping.names());
  }
}
