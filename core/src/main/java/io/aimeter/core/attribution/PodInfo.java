package io.aimeter.core.attribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a Kubernetes pod's labels and annotations say, by the files the downward API makes of them:
 * a line each, {@code key="value"}. Whatever cannot be read says nothing.
 */
final class PodInfo {
  private static final String OWN_TAG = "ai.tag.";
  private static final String PART_OF = "app.kubernetes.io/part-of";

  /** Labels that many give their pods, the lower one first. */
  private static final Map<String, Dimension> CUSTOMARY = new LinkedHashMap<>();

  static {
    CUSTOMARY.put("team", Dimension.TEAM);
    CUSTOMARY.put("cost-center", Dimension.COST_CENTER);
    CUSTOMARY.put(PART_OF, Dimension.APP);
    CUSTOMARY.put("app", Dimension.APP);
    CUSTOMARY.put("app.kubernetes.io/name", Dimension.APP);
    CUSTOMARY.put("env", Dimension.ENVIRONMENT);
    CUSTOMARY.put("environment", Dimension.ENVIRONMENT);
  }

  /** The lists of one pod are limited by Kubernetes to 256 KB. */
  private static final int MOST_BYTES = 1 << 20;

  private final Map<String, String> entries = new HashMap<>();

  private PodInfo() {}

  /** What is in the files of a directory; labels win over annotations of the same name. */
  static PodInfo of(Path directory) {
    PodInfo info = new PodInfo();
    info.read(directory.resolve("annotations"));
    info.read(directory.resolve("labels"));
    return info;
  }

  private void read(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : (Iterable<String>) text.lines()::iterator) {
          int equals = line.indexOf('=');
          if (equals > 0) {
            entries.put(line.substring(0, equals).trim(), unquoted(line.substring(equals + 1)));
          }
        }
      }
    } catch (IOException | SecurityException e) {
      // Outside Kubernetes, or none of our business: nothing is said.
    }
  }

  /** The value as Go's %q has quoted it: of its escapes, those that text has. */
  static String unquoted(String quoted) {
    String text = quoted.trim();
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() - 1) {
        char escaped = text.charAt(++i);
        c = escaped == '"' || escaped == '\\' ? escaped : ' ';
      }
      plain.append(c);
    }
    return plain.toString();
  }

  /** Adds what is said: in our own words ({@code ai.team}) or in customary ones. */
  void addTo(Attribution.Builder found, UnaryOperator<String> userHash) {
    for (Map.Entry<String, Dimension> customary : CUSTOMARY.entrySet()) {
      set(found, customary.getValue(), entries.get(customary.getKey()));
    }
    tag(found, "part-of", entries.get(PART_OF));
    tag(found, Attribution.RELEASE, entries.get("app.kubernetes.io/version"));
    for (Dimension dimension : Dimension.values()) {
      String value = entries.get(dimension.key().property());
      boolean user = dimension == Dimension.USER && value != null;
      set(found, dimension, user ? userHash.apply(value) : value);
    }
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      if (entry.getKey().startsWith(OWN_TAG)) {
        tag(found, entry.getKey().substring(OWN_TAG.length()), entry.getValue());
      }
    }
  }

  private static void set(Attribution.Builder found, Dimension dimension, String value) {
    String bounded = value == null ? null : Attributor.bounded(value, Attributor.MAX_VALUE);
    if (bounded != null) {
      found.set(dimension, bounded, Source.KUBERNETES);
    }
  }

  private static void tag(Attribution.Builder found, String name, String value) {
    if (value != null) {
      Attributor.addTag(found, name, value, Source.KUBERNETES);
    }
  }
}
