package io.aimeter.query.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.query.Series;
import java.io.IOException;
import java.util.List;

/** A series as JSON: costs in whole billionths of USD, a list for each value, by time. */
public final class SeriesJson {
  private SeriesJson() {}

  /** The members of the series' object. */
  public static void members(Series series, JsonGenerator json) throws IOException {
    json.writeNumberField("groups", series.groups());
    json.writeArrayFieldStart("times");
    for (String time : series.times()) {
      json.writeString(time);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("series");
    for (Series.Line line : series.lines()) {
      json.writeStartObject();
      json.writeStringField("value", line.value());
      costs("cost_nano_usd", line.spent(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    costs("others_nano_usd", series.others(), json);
  }

  private static void costs(String name, List<Long> costs, JsonGenerator json) throws IOException {
    if (costs == null) {
      json.writeNullField(name);
      return;
    }
    json.writeArrayFieldStart(name);
    for (Long cost : costs) {
      if (cost == null) {
        json.writeNull();
      } else {
        json.writeNumber(cost);
      }
    }
    json.writeEndArray();
  }
}
