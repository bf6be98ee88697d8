package io.aimeter.soak;

import io.aimeter.fake.Billed;

/**
 * What one call came to, whoever says so.
 *
 * @param requestId what the provider called the call
 * @param run the JVM that made it
 * @param instance the JVM as its agent calls it, and
 * @param sequence the record's number in it; 0 where the provider says so, who does not know
 */
record Entry(String requestId, String run, String instance, long sequence, Figures figures) {
  /** As the provider counted it. */
  static Entry of(Billed billed) {
    return new Entry(billed.requestId(), billed.caller(), "", 0, Figures.of(billed));
  }
}
