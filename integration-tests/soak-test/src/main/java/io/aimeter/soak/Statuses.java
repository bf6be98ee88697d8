package io.aimeter.soak;

import io.aimeter.core.ledger.StatusFile;
import java.util.Map;

/** What an agent says in its status file. */
final class Statuses {
  private Statuses() {}

  /** Records that were dropped, for whatever reason. */
  static long dropped(Map<String, Object> status) {
    return StatusFile.number(status, StatusFile.DROPPED_BUFFER)
        + StatusFile.number(status, StatusFile.DROPPED_DISK)
        + StatusFile.number(status, StatusFile.DROPPED_FAILED)
        + StatusFile.number(status, StatusFile.DROPPED_EXIT);
  }
}
