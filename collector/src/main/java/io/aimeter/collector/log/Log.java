package io.aimeter.collector.log;

import java.util.Map;
import java.util.function.Consumer;

/** Where events are said; for any thread. */
@FunctionalInterface
public interface Log {
  /**
   * Says an event.
   *
   * @param message a sentence that needs no field to be understood
   * @param fields what machines look for: texts, numbers, truth values; no secret
   */
  void say(Event event, String message, Map<String, ?> fields);

  /** Says an event that has no fields. */
  default void say(Event event, String message) {
    say(event, message, Map.of());
  }

  /** Gives the messages alone to somebody. */
  static Log messages(Consumer<String> to) {
    return (event, message, fields) -> to.accept(message);
  }
}
