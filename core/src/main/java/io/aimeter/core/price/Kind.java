package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The kinds of quantity that have a price, one row each: the field that counts it, the unit of its
 * price, the part of the cost it belongs to, and the kind it is a subset of. A subset is priced
 * apart where the model has a price for it, and with its whole where not. The name in a price book
 * is the constant's in lower case.
 */
enum Kind {
  INPUT(RecordField.UNCACHED_INPUT_TOKENS, Unit.MILLION_TOKENS, Part.INPUT),
  AUDIO_INPUT(RecordField.AUDIO_INPUT_TOKENS, INPUT),
  IMAGE_INPUT(RecordField.IMAGE_INPUT_TOKENS, INPUT),
  CACHE_READ(RecordField.CACHE_READ_TOKENS, Unit.MILLION_TOKENS, Part.CACHE_READ),
  CACHE_WRITE_5M(RecordField.CACHE_WRITE_5M_TOKENS, Unit.MILLION_TOKENS, Part.CACHE_WRITE),
  CACHE_WRITE_1H(RecordField.CACHE_WRITE_1H_TOKENS, Unit.MILLION_TOKENS, Part.CACHE_WRITE),
  OUTPUT(RecordField.OUTPUT_TOKENS, Unit.MILLION_TOKENS, Part.OUTPUT),
  REASONING(RecordField.REASONING_TOKENS, OUTPUT),
  AUDIO_OUTPUT(RecordField.AUDIO_OUTPUT_TOKENS, OUTPUT),
  IMAGE_OUTPUT(RecordField.IMAGE_OUTPUT_TOKENS, OUTPUT),

  IMAGE(RecordField.IMAGES, Unit.PIECE, Part.OTHER),
  MEDIA_SECOND(RecordField.MEDIA_MILLIS, Unit.SECOND, Part.OTHER),
  CHARACTER(RecordField.CHARACTERS, Unit.PIECE, Part.OTHER),
  PAGE(RecordField.PAGES, Unit.PIECE, Part.OTHER),
  SEARCH_UNIT(RecordField.SEARCH_UNITS, Unit.PIECE, Part.OTHER),
  WEB_SEARCH_REQUEST(RecordField.WEB_SEARCH_REQUESTS, Unit.PIECE, Part.OTHER),
  /** A call with searches, however many: charged instead of them where there is a price for it. */
  SEARCHED_CALL(WEB_SEARCH_REQUEST),
  WEB_FETCH_REQUEST(RecordField.WEB_FETCH_REQUESTS, Unit.PIECE, Part.OTHER);

  private static final Map<Kind, List<Kind>> SUBSETS = new EnumMap<>(Kind.class);
  private static final Map<Kind, Kind> ONCE_A_CALL = new EnumMap<>(Kind.class);
  private static final Map<String, Kind> BY_LABEL = new HashMap<>();

  static {
    for (Kind kind : values()) {
      SUBSETS.put(kind, new ArrayList<>());
      BY_LABEL.put(kind.label, kind);
      if (kind.whole != null) {
        SUBSETS.get(kind.whole).add(kind);
      }
      if (kind.replaced != null) {
        ONCE_A_CALL.put(kind.replaced, kind);
      }
    }
  }

  private final RecordField quantity;
  private final Unit unit;
  private final Part part;
  private final Kind whole;

  /** What this kind is charged instead of, once a call. */
  private final Kind replaced;

  private final String label = name().toLowerCase(Locale.ROOT);

  Kind(RecordField quantity, Unit unit, Part part) {
    this(quantity, unit, part, null, null);
  }

  /** A subset of another kind. */
  Kind(RecordField quantity, Kind whole) {
    this(quantity, whole.unit, whole.part, whole, null);
  }

  /** A kind that is charged once a call instead of each piece of another. */
  Kind(Kind replaced) {
    this(replaced.quantity, replaced.unit, replaced.part, null, replaced);
  }

  Kind(RecordField quantity, Unit unit, Part part, Kind whole, Kind replaced) {
    this.quantity = quantity;
    this.unit = unit;
    this.part = part;
    this.whole = whole;
    this.replaced = replaced;
  }

  RecordField quantity() {
    return quantity;
  }

  Unit unit() {
    return unit;
  }

  Part part() {
    return part;
  }

  /** Whether records count it for itself, not as a part of another kind or instead of one. */
  boolean isCounted() {
    return whole == null && replaced == null;
  }

  /** What is charged once a call instead of each piece of this, where there is a price; or null. */
  Kind onceACall() {
    return ONCE_A_CALL.get(this);
  }

  /** The kinds that are subsets of this one, in order. */
  List<Kind> subsets() {
    return Collections.unmodifiableList(SUBSETS.get(this));
  }

  boolean isTokens() {
    return unit == Unit.MILLION_TOKENS;
  }

  /**
   * Whether it measures what tokens measure too. A model charges by one of them, so that it needs
   * no price where tokens are charged.
   */
  boolean isAlternativeToTokens() {
    return this == IMAGE || this == MEDIA_SECOND || this == CHARACTER || this == PAGE;
  }

  /** The name in a price book. */
  String label() {
    return label;
  }

  /** The kind of a name in a price book, or null. */
  static Kind ofLabel(String label) {
    return BY_LABEL.get(label);
  }
}
