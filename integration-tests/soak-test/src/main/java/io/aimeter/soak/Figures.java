package io.aimeter.soak;

import io.aimeter.fake.Billed;
import java.util.Collection;

/** Sums of records, tokens and nano-USD. */
record Figures(
    long records, long uncached, long read, long write5m, long write1h, long output, long nanoUsd) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

  static Figures of(Billed billed) {
    return new Figures(
        1,
        billed.uncached(),
        billed.cacheRead(),
        billed.cacheWrite5m(),
        billed.cacheWrite1h(),
        billed.output(),
        billed.costNanoUsd());
  }

  static Figures sum(Collection<Entry> entries) {
    return entries.stream().map(Entry::figures).reduce(NONE, Figures::plus);
  }

  Figures plus(Figures other) {
    return new Figures(
        records + other.records,
        uncached + other.uncached,
        read + other.read,
        write5m + other.write5m,
        write1h + other.write1h,
        output + other.output,
        nanoUsd + other.nanoUsd);
  }

  Figures minus(Figures other) {
    return plus(
        new Figures(
            -other.records,
            -other.uncached,
            -other.read,
            -other.write5m,
            -other.write1h,
            -other.output,
            -other.nanoUsd));
  }

  /** As FOCUS has it, which knows no calls but charges. */
  Figures withoutRecords() {
    return new Figures(0, uncached, read, write5m, write1h, output, nanoUsd);
  }
}
