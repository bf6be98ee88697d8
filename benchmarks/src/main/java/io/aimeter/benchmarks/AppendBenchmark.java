package io.aimeter.benchmarks;

import io.aimeter.agent.append.Journal;
import io.aimeter.core.record.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Appending a record to the queue. So many and no more: a journal takes 256 MB, and drops, which is
 * quick, from then on.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 60)
@Measurement(iterations = 100)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
      "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
      "-Dbackground.releaser=false",
      "-Dchronicle.disk.monitor.disable=true"
    })
public class AppendBenchmark {
  private static final int BURST = 1000;

  private final ByteBuffer encoded = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);
  private Path root;
  private Journal journal;

  /** A journal with an open queue. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    root = Files.createTempDirectory("aimeter-append");
    journal = Journals.in(root);
    RecordCodec.encode(new RecordMix(1).record(0, journal.instance(), 1), encoded);
    encoded.flip();
    boolean unused = journal.append(encoded);
    Journals.open(journal);
  }

  /** Leaves nothing behind. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(root)) {
      all = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** One record. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public void append() {
    for (int i = 0; i < BURST; i++) {
      if (!journal.append(encoded)) {
        throw new IllegalStateException("dropped");
      }
    }
  }
}
