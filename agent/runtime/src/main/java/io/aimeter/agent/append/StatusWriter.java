package io.aimeter.agent.append;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps the status file of an instance directory true: every few seconds, when problems change, and
 * from the beginning of the JVM's end whenever anything changes, so that the last status tells all.
 */
final class StatusWriter {
  private static final long INTERVAL = 5_000_000_000L;

  private final Supplier<Map<String, Object>> status;
  private final Problems problems;
  private final ReentrantLock lock = new ReentrantLock();
  private Path file;
  private long dueAt;
  private String problemThen;
  private Map<String, Object> written = Map.of();

  StatusWriter(Supplier<Map<String, Object>> status, Problems problems) {
    this.status = status;
    this.problems = problems;
  }

  /**
   * From now on writes into that directory, and does so at once.
   *
   * @throws IOException if there is no room even for this; it then writes nowhere
   */
  void begin(Path directory, long nanoTime) throws IOException {
    lock.lock();
    try {
      file = null;
      Path fresh = directory.resolve(Layout.AGENT_STATUS);
      StatusFile.write(fresh, dated(values()));
      file = fresh;
      dueAt = nanoTime;
      written = Map.of();
    } finally {
      lock.unlock();
    }
  }

  /** Writes the status if it is time. A failure changes nothing: the next one may succeed. */
  void tick(long nanoTime, boolean stopping) {
    String problem = problems.last();
    if (!stopping && nanoTime - dueAt < 0 && Objects.equals(problem, problemThen)) {
      return;
    }
    dueAt = nanoTime + INTERVAL;
    problemThen = problem;
    lock.lock();
    try {
      write(stopping);
    } finally {
      lock.unlock();
    }
  }

  /** Writes the status once more, unless that is just being done. Any thread. */
  void lastWord() {
    if (lock.tryLock()) {
      try {
        write(true);
      } finally {
        lock.unlock();
      }
    }
  }

  private void write(boolean onlyChanges) {
    Map<String, Object> values = values();
    if (file == null || (onlyChanges && values.equals(written))) {
      return;
    }
    written = values;
    Map<String, Object> dated = dated(values);
    try {
      StatusFile.write(file, dated);
    } catch (IOException e) {
      overwrite(dated);
    }
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>(status.get());
    values.put(StatusFile.PID, ProcessHandle.current().pid());
    values.put(StatusFile.LAST_PROBLEM, problems.last());
    return values;
  }

  private static Map<String, Object> dated(Map<String, Object> values) {
    Map<String, Object> dated = new LinkedHashMap<>(values);
    dated.put(StatusFile.WRITTEN_AT, System.currentTimeMillis());
    return dated;
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
