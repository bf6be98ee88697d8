package io.aimeter.collector.log;

import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Writes events to a stream, a line each, from a level on. The same line is written once a minute
 * at most, then with how often it was said; secrets are hidden. For any thread.
 */
public final class LogWriter implements Log {
  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final Repeats repeats = new Repeats();
  private Level level = Level.INFO;
  private LogFormat format = LogFormat.TEXT;
  private Secrets secrets = Secrets.NONE;

  /** Writes text to a stream, from {@link Level#INFO} on. */
  public LogWriter(PrintStream out) {
    this(out, System::nanoTime);
  }

  LogWriter(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  /** From now on it writes so. */
  public synchronized void use(Level newLevel, LogFormat newFormat, Secrets newSecrets) {
    level = newLevel;
    format = newFormat;
    secrets = newSecrets;
  }

  @Override
  public synchronized void say(Event event, String message, Map<String, ?> fields) {
    if (event.level().compareTo(level) < 0) {
      return;
    }
    long heldBack = repeats.heldBack(event.label() + message, nanoTime.getAsLong());
    if (heldBack < 0) {
      return;
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            shown.put(name, value instanceof String text ? secrets.hidden(text) : value));
    String text = secrets.hidden(message);
    if (heldBack > 0) {
      shown.put("repeated", heldBack);
      text += " (and " + heldBack + " times since this was last written)";
    }
    out.println(format.line(Instant.now(), event, text, shown));
  }
}
