package io.aimeter.benchmarks;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Destination;
import io.aimeter.core.exchange.ExchangeEnd;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * What a tap asks of the pipeline on the application's thread. In bursts, between which the agent's
 * thread catches up, because in a closed loop most captures would be shed, which is quicker. The
 * percentiles are those of bursts; for single calls: {@link CallCost}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TapBenchmark {
  private static final int BURST = 256;

  private final Pipeline pipeline = new Pipeline(new Nowhere());
  private final ByteBuffer answer = ByteBuffer.wrap(Samples.answer());
  private final List<byte[]> events = Samples.events();

  /** Between bursts. */
  @Setup(Level.Invocation)
  public void catchUp() {
    pipeline.awaitWaiting(0);
  }

  /** After all. */
  @TearDown(Level.Trial)
  public void requireComplete() {
    pipeline.requireComplete();
  }

  /** The first question of every tap, for a host that is nobody's. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public int foreignHost() {
    int seen = 0;
    for (int i = 0; i < BURST; i++) {
      seen += pipeline.meter().watches("api.example.com", 443) ? 1 : 0;
    }
    return seen;
  }

  /** Which endpoint a request to a provider goes to. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public int providerHost() {
    int seen = 0;
    for (int i = 0; i < BURST; i++) {
      seen +=
          pipeline.meter().match(Samples.HOST, Samples.PORT, "POST", Samples.PATH) == null ? 0 : 1;
    }
    return seen;
  }

  /** A whole exchange with an answer of 2 KB. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public void json() {
    for (int i = 0; i < BURST; i++) {
      pipeline.exchange(answer);
    }
  }

  /** A chunk of a streamed answer, beginning and end included in shares. */
  @Benchmark
  @OperationsPerInvocation(Samples.EVENTS)
  public void chunk() {
    Capture capture = pipeline.begin();
    capture.responseHead(200, Samples.streamHeaders(), true);
    for (int i = 0; i < Samples.EVENTS; i++) {
      byte[] event = events.get(i);
      capture.responseBytes(event, 0, event.length);
    }
    capture.finish(ExchangeEnd.COMPLETE, null);
  }

  /** Takes every record. */
  private static final class Nowhere implements Destination {
    @Override
    public String instance() {
      return "bench";
    }

    @Override
    public boolean append(ByteBuffer record) {
      return true;
    }

    @Override
    public void tick(long nanoTime) {}

    @Override
    public void stopping() {}

    @Override
    public void lastWord() {}
  }
}
