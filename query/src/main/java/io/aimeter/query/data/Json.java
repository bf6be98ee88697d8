package io.aimeter.query.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;

/** Generators that print to a writer and leave it open. */
public final class Json {
  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private Json() {}

  /** Indented. */
  public static JsonGenerator to(PrintWriter out) throws IOException {
    return FACTORY.createGenerator(out).useDefaultPrettyPrinter();
  }

  /** On one line. */
  public static JsonGenerator lineTo(PrintWriter out) throws IOException {
    return FACTORY.createGenerator(out);
  }
}
