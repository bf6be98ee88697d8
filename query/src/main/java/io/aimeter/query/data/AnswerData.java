package io.aimeter.query.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.query.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.StringJoiner;

/** An answer for machines, exact: money in nano-USD and as a decimal of USD, moments in UTC. */
public final class AnswerData {
  private static final String USD = "_usd";
  private static final String NANO_USD = "_nano_usd";

  private AnswerData() {}

  /** As a JSON array with an object a row. */
  public static void json(Answer answer, PrintWriter out) throws IOException {
    try (JsonGenerator json = Json.to(out)) {
      json.writeStartArray();
      for (List<Object> row : answer.rows()) {
        row(answer, row, json);
      }
      json.writeEndArray();
    }
    out.println();
  }

  /** One row as a JSON object. */
  public static void jsonRow(Answer answer, List<Object> row, PrintWriter out) throws IOException {
    try (JsonGenerator json = Json.lineTo(out)) {
      row(answer, row, json);
    }
  }

  /** A row as a JSON object. */
  public static void row(Answer answer, List<Object> row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      member(json, answer.columns().get(i), row.get(i));
    }
    json.writeEndObject();
  }

  private static void member(JsonGenerator json, Answer.Column column, Object value)
      throws IOException {
    String name = column.name();
    boolean money = column.shape() == Answer.Shape.MONEY;
    boolean nanos = money || column.shape() == Answer.Shape.SERIES;
    json.writeFieldName(nanos ? name + NANO_USD : name);
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double share) {
      json.writeNumber(share);
    } else if (value instanceof List<?> texts) {
      json.writeStartArray();
      for (Object item : texts) {
        if (item instanceof Long number) {
          json.writeNumber(number);
        } else {
          json.writeString(item.toString());
        }
      }
      json.writeEndArray();
    } else {
      json.writeString(value.toString());
    }
    if (money) {
      json.writeStringField(name + USD, value == null ? null : Usd.decimal((Long) value));
    }
  }

  /** As CSV; lists are joined by spaces. */
  public static void csv(Answer answer, PrintWriter out) {
    StringJoiner header = new StringJoiner(",");
    for (Answer.Column column : answer.columns()) {
      boolean money = column.shape() == Answer.Shape.MONEY;
      String nanos =
          column.shape() == Answer.Shape.SERIES ? column.name() + NANO_USD : column.name();
      header.add(money ? column.name() + NANO_USD + "," + column.name() + USD : nanos);
    }
    out.print(header + "\r\n");
    for (List<Object> row : answer.rows()) {
      StringJoiner cells = new StringJoiner(",");
      for (int i = 0; i < row.size(); i++) {
        Object value = row.get(i);
        cells.add(ReportCsv.cell(value instanceof List<?> list ? joined(list) : text(value)));
        if (answer.columns().get(i).shape() == Answer.Shape.MONEY) {
          cells.add(value == null ? "" : Usd.decimal((Long) value));
        }
      }
      out.print(cells + "\r\n");
    }
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static String joined(List<?> texts) {
    return String.join(" ", texts.stream().map(Object::toString).toList());
  }
}
