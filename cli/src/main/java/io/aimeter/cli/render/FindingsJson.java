package io.aimeter.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.cli.doctor.Finding;
import io.aimeter.query.data.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The doctor's findings as JSON: an array of mark, subject, text and advice. */
public final class FindingsJson {
  private FindingsJson() {}

  /** Prints the findings. */
  public static void print(List<Finding> findings, PrintWriter out) throws IOException {
    try (JsonGenerator json = Json.to(out)) {
      json.writeStartArray();
      for (Finding finding : findings) {
        json.writeStartObject();
        json.writeStringField("mark", finding.mark().name().toLowerCase(Locale.ROOT));
        json.writeStringField("subject", finding.subject());
        json.writeStringField("text", finding.text());
        json.writeStringField("advice", finding.advice());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.println();
  }
}
