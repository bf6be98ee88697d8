package io.aimeter.agent.append;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Keeps the status file of an instance directory true: every few seconds, when problems change, and
 * from the beginning of the JVM's end whenever anything changes, so that the last status tells all.
 */
final class StatusWriter {
  private static final long INTERVAL = 5_000_000_000L;

  private final Supplier<Map<String, Object>> status;
  private final Problems problems;
  private Path file;
  private long dueAt;
  private String problemThen;
  private Map<String, Object> written = Map.of();

  StatusWriter(Supplier<Map<String, Object>> status, Problems problems) {
    this.status = status;
    this.problems = problems;
  }

  /** From now on writes into that directory; the first status at the next tick. */
  void directory(Path directory, long nanoTime) {
    file = directory.resolve(Layout.AGENT_STATUS);
    dueAt = nanoTime;
    written = Map.of();
  }

  /** Writes the status if it is time. A failure changes nothing: the next one may succeed. */
  void tick(long nanoTime, boolean stopping) {
    String problem = problems.last();
    if (!stopping && nanoTime - dueAt < 0 && Objects.equals(problem, problemThen)) {
      return;
    }
    dueAt = nanoTime + INTERVAL;
    problemThen = problem;
    Map<String, Object> values = new LinkedHashMap<>(status.get());
    values.put(StatusFile.PID, ProcessHandle.current().pid());
    values.put(StatusFile.LAST_PROBLEM, problem);
    if (stopping && values.equals(written)) {
      return;
    }
    written = new LinkedHashMap<>(values);
    values.put(StatusFile.WRITTEN_AT, System.currentTimeMillis());
    try {
      StatusFile.write(file, values);
    } catch (IOException e) {
      overwrite(values);
    }
  }

  /** A full disk has no room for a second file, and is just what the status has to tell. */
  private void overwrite(Map<String, Object> values) {
    try {
      StatusFile.overwrite(file, values);
    } catch (IOException e) {
      // stays as it is
    }
  }
}
