package io.aimeter.collector.sink;

import io.aimeter.collector.store.Store;
import io.aimeter.collector.store.StoredRecords;
import io.aimeter.core.ledger.Outbox;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a sink's stream from a position on. For one thread. */
final class OutboxReader implements AutoCloseable {
  /** The most characters of texts in one shipment, whatever the number of its records. */
  private static final int MOST_CHARACTERS = 4 << 20;

  private static final RecordField[] FIELDS = RecordField.values();

  private final Store store;
  private final String sink;
  private final StoredRecords files;
  private Place at;
  private boolean isOpen;

  /** Reads on from that place. */
  OutboxReader(Store store, String sink, Place from) throws IOException {
    this.store = store;
    this.sink = sink;
    this.at = from;
    this.files = new StoredRecords(store.directory());
  }

  /** What comes next, which may be nothing yet; never asked again for the same. */
  Shipment next(int most) throws IOException {
    Outbox outbox = store.outbox(sink);
    List<CostRecord> records = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    long characters = 0;
    while (records.size() < most && characters < MOST_CHARACTERS && at.parcel() < outbox.end()) {
      if (!isOpen) {
        files.open(outbox.parcel(at.parcel()).path(), at.row());
        isOpen = true;
      }
      CostRecord record = files.next();
      if (record == null) {
        at = new Place(at.parcel() + 1, 0);
        isOpen = false;
        continue;
      }
      at = new Place(at.parcel(), at.row() + 1);
      records.add(record);
      positions.add(at.position());
      characters += characters(record);
    }
    endOfParcel(outbox, positions);
    return new Shipment(
        records, positions, records.size() >= most || characters >= MOST_CHARACTERS);
  }

  /** Behind the last row of a parcel is before the next one: then this one is shipped whole. */
  private void endOfParcel(Outbox outbox, List<Long> positions) {
    if (isOpen && at.row() == outbox.parcel(at.parcel()).rows()) {
      at = new Place(at.parcel() + 1, 0);
      isOpen = false;
    }
    if (!positions.isEmpty()) {
      positions.set(positions.size() - 1, at.position());
    }
  }

  private static long characters(CostRecord record) {
    long characters = 0;
    for (RecordField field : FIELDS) {
      if (!record.has(field)) {
        continue;
      }
      if (field.type() == FieldType.TEXT) {
        characters += record.text(field).length();
      } else if (field.type() == FieldType.MAP) {
        for (var entry : record.map(field).entrySet()) {
          characters += entry.getKey().length() + entry.getValue().length();
        }
      }
    }
    return characters;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
