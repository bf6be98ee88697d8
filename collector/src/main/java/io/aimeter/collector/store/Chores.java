package io.aimeter.collector.store;

import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Chooses what is to be done next to keep a store in order. For one thread. */
final class Chores {
  /** Each sealing may add a file to a day. */
  private static final Duration BETWEEN_SEALINGS = Duration.ofHours(1);

  private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(1);

  private final Damage damage;
  private final Supplier<String> newName;
  private final Pause afterSealing = new Pause();
  private final Pause afterExpiry = new Pause();

  /**
   * Chores of a store.
   *
   * @param newName of a file to be written, should there be one
   */
  Chores(Damage damage, Supplier<String> newName) {
    this.damage = damage;
    this.newName = newName;
  }

  /** What is to be done next; null where there is nothing. */
  Rewrite next(Manifest manifest, Retention retention, Instant now) {
    List<StoreFile> files = damage.spares(manifest.files());
    Rewrite compaction = Compaction.next(files, newName.get());
    if (compaction != null) {
      return compaction;
    }
    Rewrite merge = damage.isAny() ? null : OutboxMerge.next(manifest.outboxes(), newName.get());
    if (merge != null) {
      return merge;
    }
    if (afterSealing.isOver(now)) {
      afterSealing.begin(now, BETWEEN_SEALINGS);
      Rewrite sealing = Sealing.next(files, now, newName.get());
      if (sealing != null) {
        return sealing;
      }
    }
    if (damage.isAny()) {
      return null; // what is to be summed up or dropped must be whole
    }
    if (afterExpiry.isOver(now)) {
      Expiry expiry = Expiry.next(manifest, retention, now, newName.get());
      if (expiry != null) {
        return expiry;
      }
      afterExpiry.begin(now, BETWEEN_EXPIRIES);
    }
    return DayRollup.next(manifest, newName.get());
  }
}
