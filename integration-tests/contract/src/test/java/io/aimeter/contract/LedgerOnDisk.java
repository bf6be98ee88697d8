package io.aimeter.contract;

import io.aimeter.collector.Batch;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.tail.Instances;
import io.aimeter.collector.tail.Unreadable;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.record.CostRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an agent left in its directory. */
record LedgerOnDisk(List<CostRecord> records, Map<String, Object> status) {
  private static final int MORE_THAN_THERE_ARE = 10_000;

  /** Reads queue, spill file and status of the one JVM that wrote there. */
  static LedgerOnDisk read(Path root) throws IOException {
    Batch batch = new Batch(MORE_THAN_THERE_ARE);
    Path unreadable = root.resolve("unreadable");
    List<String> said = new ArrayList<>();
    try (Instances instances =
        new Instances(
            root,
            root.resolve("statuses"),
            source -> 0,
            new Unreadable(unreadable),
            Log.messages(said::add))) {
      instances.read(batch);
    }
    if (Files.exists(unreadable)) {
      throw new IOException("records that cannot be read are in " + unreadable);
    }
    Map<String, Object> status = new TreeMap<>();
    try (Stream<Path> directories = Files.list(Layout.queues(root))) {
      for (Path directory : directories.toList()) {
        status.putAll(StatusFile.read(directory.resolve(Layout.AGENT_STATUS)));
      }
    }
    return new LedgerOnDisk(List.copyOf(batch.records()), status);
  }
}
