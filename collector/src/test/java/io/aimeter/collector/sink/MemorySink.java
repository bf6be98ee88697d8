package io.aimeter.collector.sink;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A server in memory, and sinks that ship to it: records and position change together. */
public final class MemorySink {
  private final List<CostRecord> records = new ArrayList<>();
  private final Random random = new Random(5);
  private String stream;
  private long position = -1;
  private boolean dead;
  private boolean refusing;
  private double failing;
  private int largest;

  /** A connection to it. */
  public Sink connect() {
    return new Sink() {
      @Override
      public long open(String of) throws SinkException {
        return MemorySink.this.open(of);
      }

      @Override
      public void write(List<CostRecord> more, long next) throws SinkException {
        MemorySink.this.write(more, next);
      }

      @Override
      public void close() {}
    };
  }

  private synchronized long open(String of) throws SinkException {
    failIfDead();
    if (!of.equals(stream)) {
      stream = of;
      position = -1;
    }
    return position;
  }

  private synchronized void write(List<CostRecord> more, long next) throws SinkException {
    failIfDead();
    boolean before = random.nextDouble() < failing;
    boolean after = random.nextDouble() < failing;
    if (before) {
      throw new SinkException("the connection broke before the commit", null);
    }
    for (CostRecord record : more) {
      if (refusing || "poison".equals(record.text(RecordField.TEAM))) {
        throw new RefusedException("no such team", null);
      }
    }
    records.addAll(more);
    position = next;
    largest = Math.max(largest, more.size());
    if (after) {
      throw new SinkException("the connection broke after the commit", null);
    }
  }

  private void failIfDead() throws SinkException {
    if (dead) {
      throw new SinkException("it is dead", null);
    }
  }

  synchronized void dead(boolean now) {
    dead = now;
  }

  /** Refuses every record. */
  synchronized void refusing(boolean now) {
    refusing = now;
  }

  /** The share of writes that break, before their commit and after it. */
  synchronized void failing(double share) {
    failing = share;
  }

  /** What it has got, in order. */
  public synchronized List<CostRecord> records() {
    return List.copyOf(records);
  }

  /** Another server that has what this one has now. */
  public synchronized MemorySink copy() {
    MemorySink copy = new MemorySink();
    copy.records.addAll(records);
    copy.stream = stream;
    copy.position = position;
    return copy;
  }

  synchronized int largest() {
    return largest;
  }

  /** As a restored backup has it. */
  synchronized void forgetAfter(int kept, long keptPosition) {
    records.subList(kept, records.size()).clear();
    position = keptPosition;
  }
}
