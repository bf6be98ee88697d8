package io.aimeter.core.attribution;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** To whom one call belongs: a value and its source for each dimension and tag. Immutable. */
public final class Attribution {
  /** The tag of an application's release, where one is known: spikes are told by it. */
  public static final String RELEASE = "release";

  private final EnumMap<Dimension, String> values;
  private final EnumMap<Dimension, Source> sources;
  private final Map<String, String> tags;
  private final Map<String, Source> tagSources;
  private final Map<String, String> rules;

  private Attribution(Builder builder) {
    this.values = builder.values;
    this.sources = builder.sources;
    this.tags = builder.tags;
    this.tagSources = builder.tagSources;
    this.rules = builder.rules;
  }

  /** The value of a dimension, or null where no source gave one. */
  public String value(Dimension dimension) {
    return values.get(dimension);
  }

  /** The source that gave the dimension's value, or null where none did. */
  public Source source(Dimension dimension) {
    return sources.get(dimension);
  }

  /** The free tags by name, in order of names. */
  public Map<String, String> tags() {
    return Collections.unmodifiableMap(tags);
  }

  /** The source that gave a tag's value, or null where there is no such tag. */
  public Source tagSource(String tag) {
    return tagSources.get(tag);
  }

  /** The mapping rules that gave something, each by what it gave as rules call it. */
  public Map<String, String> rules() {
    return Collections.unmodifiableMap(rules);
  }

  /** Sets the dimensions, the tags, their sources and the rules on a record. */
  public void applyTo(CostRecord.Builder record) {
    for (Map.Entry<Dimension, String> value : values.entrySet()) {
      record.set(value.getKey().field(), value.getValue());
      record.set(value.getKey().sourceField(), sources.get(value.getKey()).label());
    }
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      record.put(RecordField.TAGS, tag.getKey(), tag.getValue());
      record.put(RecordField.TAG_SOURCES, tag.getKey(), tagSources.get(tag.getKey()).label());
    }
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      record.put(RecordField.RULES, rule.getKey(), rule.getValue());
    }
  }

  /**
   * Collects values; whoever sets later wins. Copies the tags of its origin only when they change.
   */
  static final class Builder {
    private final EnumMap<Dimension, String> values;
    private final EnumMap<Dimension, Source> sources;
    private Map<String, String> tags;
    private Map<String, Source> tagSources;
    private Map<String, String> rules = Collections.emptyMap();
    private boolean ownTags;

    Builder() {
      this.values = new EnumMap<>(Dimension.class);
      this.sources = new EnumMap<>(Dimension.class);
      this.tags = Collections.emptyMap();
      this.tagSources = Collections.emptyMap();
    }

    Builder(Attribution origin) {
      this.values = origin.values.clone();
      this.sources = origin.sources.clone();
      this.tags = origin.tags;
      this.tagSources = origin.tagSources;
    }

    void set(Dimension dimension, String value, Source source) {
      values.put(dimension, value);
      sources.put(dimension, source);
    }

    /** Sets the tag, unless it is new and there are {@code most} already; whether it did. */
    boolean tag(String name, String value, Source source, int most) {
      if (tags.size() >= most && !tags.containsKey(name)) {
        return false;
      }
      if (!ownTags) {
        tags = new TreeMap<>(tags);
        tagSources = new TreeMap<>(tagSources);
        ownTags = true;
      }
      tags.put(name, value);
      tagSources.put(name, source);
      return true;
    }

    /** What was set last was given by a mapping rule. */
    void rule(String given, String name) {
      if (rules.isEmpty()) {
        rules = new TreeMap<>();
      }
      rules.put(given, name);
    }

    Attribution build() {
      return new Attribution(this);
    }
  }
}
