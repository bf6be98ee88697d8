package io.aimeter.core.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The keys of ours that one origin holds, by property name, and those that look like ours. */
final class Layer {
  private final Map<String, Setting> values = new TreeMap<>();
  private final List<String> given = new ArrayList<>();
  private final Origin origin;
  private final String where;

  private Layer(Origin origin, String where) {
    this.origin = origin;
    this.where = where;
  }

  /** The system properties, or the lines of a file. */
  static Layer ofProperties(Map<String, String> properties, Origin origin) {
    return ofProperties(properties, origin, "system property");
  }

  private static Layer ofProperties(Map<String, String> properties, Origin origin, String where) {
    Layer layer = new Layer(origin, where);
    for (Map.Entry<String, String> entry : properties.entrySet()) {
      if (entry.getKey().startsWith("ai.") || entry.getKey().startsWith("aimeter.")) {
        layer.add(entry.getKey(), entry.getKey(), entry.getValue());
      }
    }
    return layer;
  }

  /** The environment variables {@code AI_…} and {@code AIMETER_…}. */
  static Layer ofEnvironment(Map<String, String> environment) {
    Layer layer = new Layer(Origin.ENVIRONMENT, "environment variable");
    for (Map.Entry<String, String> entry : environment.entrySet()) {
      String name = entry.getKey();
      if (name.startsWith("AI_TAG_")) {
        // A tag's name may hold underscores, so only the prefix's become dots.
        String tag = name.substring("AI_TAG_".length()).toLowerCase(Locale.ROOT);
        layer.add("ai.tag." + tag, name, entry.getValue());
      } else if (name.startsWith("AI_") || name.startsWith("AIMETER_")) {
        layer.add(name.toLowerCase(Locale.ROOT).replace('_', '.'), name, entry.getValue());
      }
    }
    return layer;
  }

  /** The lines of a properties file; empty, with a problem said, where it cannot be read. */
  static Layer ofFile(File file, List<String> problems) {
    Properties lines = new Properties();
    String where = "key in " + file;
    try (InputStreamReader reader =
        new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException | SecurityException e) {
      problems.add("aimeter.config names " + file + ", which cannot be read: " + e.getMessage());
    }
    Map<String, String> texts = new TreeMap<>();
    for (String name : lines.stringPropertyNames()) {
      texts.put(name, lines.getProperty(name));
    }
    return ofProperties(texts, Origin.FILE, where);
  }

  private void add(String property, String name, String value) {
    String text = value.trim();
    if (!text.isEmpty()) {
      values.put(property, new Setting(text, origin));
    }
    given.add(name);
  }

  /** The value under a property's name, or null. */
  Setting get(String property) {
    return values.get(property);
  }

  /** The values whose names start with the prefix, by the rest of their names. */
  Map<String, Setting> startingWith(String prefix) {
    Map<String, Setting> members = new TreeMap<>();
    for (Map.Entry<String, Setting> entry : values.entrySet()) {
      if (entry.getKey().startsWith(prefix) && entry.getKey().length() > prefix.length()) {
        members.put(entry.getKey().substring(prefix.length()), entry.getValue());
      }
    }
    return members;
  }

  /** Adds a problem for each name that is none of ours but looks like one. */
  void reportUnknown(List<String> problems) {
    for (String name : given) {
      String problem = UnknownKey.problem(name, origin == Origin.ENVIRONMENT);
      if (problem != null) {
        problems.add("unknown " + where + " " + problem);
      }
    }
  }
}
