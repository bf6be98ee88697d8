package io.aimeter.collector;

import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Expired;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Keeps a store in order between commits, and says what that does. Of the collector's thread. */
final class Upkeep {
  private final Store store;
  private final Log log;

  Upkeep(Store store, Log log) {
    this.store = store;
    this.log = log;
    store.lookForDamage();
    sayDamaged();
  }

  /** Goes on with merging, sealing and dropping; whether there is more to do. */
  boolean tidy() {
    try {
      Expired before = store.expired();
      boolean more = store.tidy(Instant.now());
      sayExpired(before, store.expired());
      sayDamaged();
      return more;
    } catch (IOException e) {
      log.say(
          Event.MERGE_FAILED,
          "cannot merge files now, which makes reports slower: " + e.getMessage());
      return false;
    }
  }

  private void sayDamaged() {
    store.damage().forEach(problem -> log.say(Event.DAMAGED, problem));
  }

  private void sayExpired(Expired before, Expired now) {
    if (now != before) {
      long records = now.records() - (before == null ? 0 : before.records());
      LocalDate day = LocalDate.ofEpochDay(now.beforeDay());
      log.say(
          Event.EXPIRED,
          "dropped " + records + " records that began before " + day + ", as retention says",
          Map.of("records", records, "before", day.toString()));
    }
  }
}
