package io.aimeter.collector.alert;

import io.aimeter.query.Engine;
import io.aimeter.query.Ledger;
import io.aimeter.query.LossQuery;
import io.aimeter.query.NewRelease;
import io.aimeter.query.Spike;
import io.aimeter.query.SpikeQuery;
import io.aimeter.query.data.Usd;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the ledger for spikes and for lost records. */
final class SpendWatch implements Watch {
  private static final Duration RECENT = Duration.ofDays(2);
  private static final String MEMORY = "128MB";
  private static final int LONGEST_SECONDS = 120;

  private final Path root;

  SpendWatch(Path root) {
    this.root = root;
  }

  /** For the time of a look only, as the collector's memory is small. */
  static Engine engine() {
    return Engine.brief(MEMORY, 1, LONGEST_SECONDS);
  }

  @Override
  public List<Condition> look(Instant now) throws IOException {
    List<Condition> found = new ArrayList<>();
    try (Engine engine = engine()) {
      Ledger ledger = new Ledger(root, engine);
      // The hour that is not over may still come to be usual.
      Instant until = now.truncatedTo(ChronoUnit.HOURS);
      new SpikeQuery(ledger).run(until.minus(RECENT), until).forEach(s -> found.add(spike(s)));
      long dropped = LossQuery.ask(ledger).dropped();
      if (dropped > 0) {
        found.add(lost(dropped));
      }
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
    return found;
  }

  private static Condition spike(Spike spike) {
    String cause =
        spike.causes().isEmpty() ? "" : ", due to " + String.join(" and ", spike.causes());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("since", spike.since().toString());
    fields.put("until", spike.until().toString());
    fields.put("spent_usd", Usd.decimal(spike.spent()));
    fields.put("usual_usd", Usd.decimal(spike.expected()));
    fields.put("causes", spike.causes());
    NewRelease release = spike.release();
    if (release != null) {
      fields.put("app", release.app());
      fields.put("release", release.release());
    }
    return new Condition(
        AlertKind.SPIKE,
        spike.since().toString(),
        "%s spent from %s on, where %s is usual%s"
            .formatted(usd(spike.spent()), spike.since(), usd(spike.expected()), cause),
        fields);
  }

  private static Condition lost(long dropped) {
    return new Condition(
        AlertKind.RECORDS_LOST,
        Long.toString(dropped),
        "agents have dropped " + dropped + " records in all; aimeter doctor says where and why",
        Map.of("dropped_records", dropped));
  }

  static String usd(long nanos) {
    return new BigDecimal(Usd.decimal(nanos)).setScale(2, RoundingMode.HALF_EVEN) + " USD";
  }
}
