package io.aimeter.collector.store;

import io.aimeter.core.ledger.Outbox;
import io.aimeter.core.ledger.Parcel;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Merges parcels that a sink has not been offered, as a sink that is dead for long has very many.
 * The merged file is the outbox's own: the store's files are merged by other rules, and with
 * others.
 */
record OutboxMerge(String sink, List<StoreFile> inputs, String path) implements Rewrite {
  /** What to merge, or null where there is nothing to do. */
  static OutboxMerge next(List<Outbox> outboxes, String name) {
    for (Outbox outbox : outboxes) {
      List<StoreFile> alike =
          Compaction.alike(outbox.tail().stream().map(OutboxMerge::file).toList());
      if (!alike.isEmpty()) {
        return new OutboxMerge(outbox.sink(), alike, Places.outbox(name));
      }
    }
    return null;
  }

  /** A parcel as a file of which the times are not known. */
  private static StoreFile file(Parcel parcel) {
    return new StoreFile(parcel.path(), parcel.rows(), 0, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The outboxes with the merged file, unless the sink was offered some of it in the meantime. */
  List<Outbox> applied(List<Outbox> outboxes, List<StoreFile> written) {
    Set<String> gone = new HashSet<>();
    inputs.forEach(file -> gone.add(file.path()));
    List<Parcel> come = written.stream().map(Parcel::of).toList();
    return outboxes.stream()
        .map(outbox -> outbox.sink().equals(sink) ? outbox.replacing(gone, come) : outbox)
        .toList();
  }

  @Override
  public List<StoreFile> write(ParquetFiles files) throws IOException {
    return List.of(files.merge(path, inputs, Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
