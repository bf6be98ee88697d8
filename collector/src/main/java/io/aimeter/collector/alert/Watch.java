package io.aimeter.collector.alert;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Looks for conditions of some kinds. */
interface Watch {
  /**
   * All that hold.
   *
   * @throws IOException if that cannot be known now
   */
  List<Condition> look(Instant now) throws IOException;
}
