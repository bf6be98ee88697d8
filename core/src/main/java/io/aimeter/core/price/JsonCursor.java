package io.aimeter.core.price;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a price file's JSON value by value; whatever is amiss is told with its line and column. */
final class JsonCursor implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Enough for any price; longer ones would only make the arithmetic slow. */
  private static final int MAX_DECIMAL = 24;

  private final JsonParser json;
  private final String name;

  JsonCursor(byte[] content, String name) throws IOException {
    this.json = FACTORY.createParser(content);
    this.name = name;
  }

  /** Moves to the next value, of an array or a document. False at the array's end. */
  boolean nextValue() {
    JsonToken token = next();
    return token != null && token != JsonToken.END_ARRAY;
  }

  /** Moves to the value of the object's next field. False at the object's end. */
  boolean nextField() {
    if (next() != JsonToken.FIELD_NAME) {
      return false;
    }
    next();
    return true;
  }

  /** The name of the field whose value this is. */
  String field() {
    try {
      return json.currentName();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  void requireObject(String example) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw expected("an object such as " + example);
    }
  }

  void requireArray(String example) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw expected("an array such as " + example);
    }
  }

  void requireEnd() {
    if (next() != null) {
      throw expected("the end of the file");
    }
  }

  String text() {
    if (json.currentToken() != JsonToken.VALUE_STRING || raw().isEmpty()) {
      throw expected("a text in quotes");
    }
    return raw();
  }

  boolean flag() {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw expected("true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  long count() {
    BigDecimal value = decimal();
    if (value.scale() > 0 || value.precision() > 15) {
      throw expected("a whole number");
    }
    return value.longValueExact();
  }

  /** A decimal, in quotes or not; exact, for it never becomes a double. */
  BigDecimal decimal() {
    JsonToken token = json.currentToken();
    boolean number = token == JsonToken.VALUE_STRING || (token != null && token.isNumeric());
    String text = number ? raw() : "";
    if (!isDecimal(text)) {
      throw expected("a decimal such as \"2.50\", not negative, without exponent");
    }
    return new BigDecimal(text);
  }

  private static boolean isDecimal(String text) {
    int points = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      points += c == '.' ? 1 : 0;
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits > 0
        && points <= 1
        && digits + points == text.length()
        && text.length() <= MAX_DECIMAL;
  }

  /** A date such as 2026-09-22, in days since the epoch. */
  long day() {
    String text = json.currentToken() == JsonToken.VALUE_STRING ? raw() : "";
    try {
      if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
            .toEpochDay();
      }
    } catch (DateTimeException | NumberFormatException e) {
      // Told below like any other text that is no date.
    }
    throw expected("a date such as \"2026-09-22\"");
  }

  private static int digits(String text, int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  /** What to throw where the current value is not what it should be. */
  PriceBookException expected(String what) {
    JsonLocation at = json.currentTokenLocation();
    String found = json.currentToken() == null ? "the end of the file" : "'" + shortened() + "'";
    return problem(at, "expected " + what + ", found " + found);
  }

  /** What to throw where the current field has a name that means nothing here. */
  PriceBookException unknownField(String expected) {
    JsonLocation at = json.currentTokenLocation();
    return problem(at, "unknown field '" + field() + "'; expected one of: " + expected);
  }

  /** What to throw where something is missing from the object that ends or begins here. */
  PriceBookException missing(String what) {
    return problem(json.currentTokenLocation(), what);
  }

  private String shortened() {
    String text = raw();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private JsonToken next() {
    try {
      return json.nextToken();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private String raw() {
    try {
      return json.getText();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private PriceBookException unreadable(IOException e) {
    if (e instanceof JsonProcessingException) {
      JsonProcessingException malformed = (JsonProcessingException) e;
      JsonLocation at =
          malformed.getLocation() == null ? json.currentLocation() : malformed.getLocation();
      return problem(at, "is not JSON: " + malformed.getOriginalMessage());
    }
    return new PriceBookException(name + " cannot be read: " + e.getMessage(), e);
  }

  private PriceBookException problem(JsonLocation at, String what) {
    return new PriceBookException(
        name + ", line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + what, null);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
