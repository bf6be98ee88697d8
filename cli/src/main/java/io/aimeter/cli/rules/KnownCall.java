package io.aimeter.cli.rules;

import io.aimeter.core.attribution.Dimension;
import io.aimeter.core.attribution.Source;
import io.aimeter.core.attribution.rules.Names;
import io.aimeter.core.attribution.rules.Subject;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of a call by its record, by hand, or both: as rules saw it, that is without what
 * rules made of it.
 */
public final class KnownCall implements Subject {
  private static final Set<String> ENTRIES =
      Set.of(
          Source.ROUTE.label(),
          Source.JOB.label(),
          Source.LISTENER.label(),
          Source.AI_SERVICE.label());

  private final Map<String, String> traits = new TreeMap<>();
  private final Map<String, String> sources = new TreeMap<>();
  private String fingerprint;
  private String hint;

  /** A call of which nothing is known. */
  public KnownCall() {}

  /** The dimensions rules know, by the names they have for them. */
  public static List<String> dimensions() {
    return Arrays.stream(Dimension.values())
        .filter(dimension -> dimension != Dimension.USER)
        .map(Names::name)
        .toList();
  }

  /** What a record says. */
  public static KnownCall of(CostRecord record) {
    KnownCall call = new KnownCall();
    call.put("host", record.text(RecordField.SERVER_ADDRESS), null);
    call.put("class", record.text(RecordField.CALLING_CLASS), null);
    call.put("route", record.text(RecordField.ENTRY_POINT), null);
    call.fingerprint = record.text(RecordField.KEY_FINGERPRINT);
    call.hint = record.text(RecordField.KEY_HINT);
    for (Dimension dimension : Dimension.values()) {
      String source = record.text(dimension.sourceField());
      String value = record.text(dimension.field());
      if (dimension == Dimension.FEATURE && source != null && ENTRIES.contains(source)) {
        call.put("route", value, null);
      }
      if (dimension != Dimension.USER && !Source.RULE.label().equals(source)) {
        call.put(Names.name(dimension), value, source);
      }
    }
    Map<String, String> tagSources = record.map(RecordField.TAG_SOURCES);
    record
        .map(RecordField.TAGS)
        .forEach(
            (tag, value) -> {
              String source = tagSources.get(tag);
              if (!Source.RULE.label().equals(source)) {
                call.put(Names.ofTag(tag), value, source);
              }
            });
    return call;
  }

  /**
   * What is known besides, or instead.
   *
   * @param trait as rules call it; a key by its fingerprint or last characters
   * @param value null changes nothing
   */
  public KnownCall with(String trait, String value) {
    if (value != null && trait.equals("key")) {
      String bare = value.startsWith("…") ? value.substring(1) : value;
      hint = bare.length() == 4 ? bare : null;
      fingerprint = bare.length() == 4 ? null : bare;
    } else if (value != null) {
      boolean attributed = trait.startsWith("tag.") || dimensions().contains(trait);
      put(trait, value, attributed ? "hand" : null);
    }
    return this;
  }

  private void put(String trait, String value, String source) {
    if (value != null) {
      traits.put(trait, value);
      if (source != null) {
        sources.put(trait, source);
      }
    }
  }

  /** The source of a dimension or tag, by the name rules have for it; null where none is known. */
  public String source(String name) {
    return sources.get(name);
  }

  /** The value of a trait by the name rules have for it; null where none is known. */
  public String trait(String name) {
    return traits.get(name);
  }

  /** The names of dimensions and tags that have a value. */
  public Set<String> attributed() {
    return sources.keySet();
  }

  @Override
  public String callingClass() {
    return traits.get("class");
  }

  @Override
  public String route() {
    return traits.get("route");
  }

  @Override
  public String host() {
    return traits.get("host");
  }

  @Override
  public String keyFingerprint() {
    return fingerprint;
  }

  @Override
  public String keyHint() {
    return hint;
  }

  @Override
  public String value(Dimension dimension) {
    return traits.get(Names.name(dimension));
  }

  @Override
  public String tag(String name) {
    return traits.get(Names.ofTag(name));
  }
}
