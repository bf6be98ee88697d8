package io.aimeter.collector.alert;

import java.util.Map;

/**
 * Something that holds now and that somebody should know.
 *
 * @param name what it is of, the same as long as it holds
 * @param message for people, one line
 * @param fields for machines: texts, numbers, lists of texts
 */
record Condition(AlertKind kind, String name, String message, Map<String, Object> fields) {
  /** What tells it from all others. */
  String key() {
    return kind.label() + "/" + name;
  }
}
