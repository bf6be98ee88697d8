package io.aimeter.benchmarks;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordCodec;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Pricing a record and encoding it, on the agent's thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RecordBenchmark {
  private final PriceBook prices = PriceBook.bundled();
  private final CostRecord.Builder record = new RecordMix(1).record(0, "bench", 1);
  private final ByteBuffer encoded = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);

  /** The price alone. */
  @Benchmark
  public Quote price() {
    return prices.quote(record);
  }

  /** The price, and the record's bytes. */
  @Benchmark
  public int priceAndEncode() {
    prices.quote(record).applyTo(record);
    encoded.clear();
    RecordCodec.encode(record, encoded);
    return encoded.position();
  }
}
