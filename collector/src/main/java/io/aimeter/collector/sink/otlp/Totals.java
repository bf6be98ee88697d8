package io.aimeter.collector.sink.otlp;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sums of all records of a stream so far, by metric and attributes. For one thread. */
final class Totals {
  /** The limit that OpenTelemetry's SDKs have for a metric, too; what is beyond goes into one. */
  static final int MOST_SERIES = 2_000;

  private static final List<String> BEYOND = List.of();

  private final int most;
  private final Map<Instrument, Map<List<String>, Series>> series = new EnumMap<>(Instrument.class);

  Totals() {
    this(MOST_SERIES);
  }

  Totals(int most) {
    this.most = most;
    for (Instrument instrument : Instrument.values()) {
      series.put(instrument, new HashMap<>());
    }
  }

  /** Puts back a series that was kept. */
  void restore(Series kept) {
    series.get(kept.instrument()).put(kept.values(), kept);
  }

  /**
   * Adds a record.
   *
   * @param now epoch nanoseconds: a series that is new begins then
   */
  void add(CostRecord record, long now) {
    List<String> common = new ArrayList<>();
    common.add(Calls.operation(record));
    common.add(record.text(RecordField.PROVIDER));
    common.add(Calls.requestModel(record));
    common.add(record.text(RecordField.RESPONSE_MODEL));
    common.add(record.text(RecordField.SERVER_ADDRESS));
    common.add(record.text(RecordField.TEAM));
    common.add(record.text(RecordField.APP));
    common.add(record.text(RecordField.FEATURE));
    common.add(record.text(RecordField.ENVIRONMENT));
    Long input = Calls.inputTokens(record);
    if (input != null) {
      add(Instrument.TOKEN_USAGE, with(common, "input"), input, now);
    }
    if (record.has(RecordField.OUTPUT_TOKENS)) {
      long output = record.number(RecordField.OUTPUT_TOKENS);
      add(Instrument.TOKEN_USAGE, with(common, "output"), output, now);
    }
    if (Calls.isCall(record) && record.has(RecordField.DURATION)) {
      long micros = record.number(RecordField.DURATION) / 1000;
      add(Instrument.DURATION, with(common, Calls.error(record)), micros, now);
    }
    if (record.has(RecordField.COST)) {
      add(Instrument.COST, common, record.number(RecordField.COST), now);
    }
    if ("unpriced".equals(record.text(RecordField.PRICE_STATE))) {
      add(Instrument.UNPRICED, common, 1, now);
    }
  }

  private static List<String> with(List<String> common, String own) {
    List<String> values = new ArrayList<>(common);
    values.add(own);
    return values;
  }

  private void add(Instrument instrument, List<String> values, long value, long now) {
    Map<List<String>, Series> known = series.get(instrument);
    Series one = known.get(values);
    if (one == null) {
      boolean room = known.size() < most - 1;
      one =
          known.computeIfAbsent(
              room ? values : BEYOND, within -> new Series(instrument, within, now));
    }
    one.add(value);
  }

  /** All series. */
  List<Series> all() {
    return series.values().stream().map(Map::values).flatMap(Collection::stream).toList();
  }
}
