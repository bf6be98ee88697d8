package io.aimeter.cli.focus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Values as FOCUS spells them: UTC times to the second, plain numbers, JSON objects. */
final class FocusText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FocusText() {}

  /** The value's text; null for null. */
  static String of(Object value) {
    if (value instanceof BigDecimal number) {
      return Figure.plain(number);
    }
    if (value instanceof Instant moment) {
      return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    if (value instanceof Map<?, ?> map) {
      try {
        return JSON.writeValueAsString(map);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return value == null ? null : value.toString();
  }
}
