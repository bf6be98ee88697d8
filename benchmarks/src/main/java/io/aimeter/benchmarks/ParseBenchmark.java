package io.aimeter.benchmarks;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.usage.ExchangeReader;
import io.aimeter.core.usage.Reading;
import java.util.List;
import java.util.Map;
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

/** Reading the usage out of an exchange, on the agent's thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ParseBenchmark {
  private final Endpoint endpoint =
      Recognizer.of(Map.of()).recognise(Samples.HOST, Samples.PORT, "POST", Samples.PATH);
  private final Headers requestHeaders = Samples.requestHeaders();
  private final byte[] request = Samples.request();
  private final byte[] answer = Samples.answer();
  private final List<byte[]> events = Samples.events();

  /** A request and its answer of 2 KB. */
  @Benchmark
  public Reading json() {
    ExchangeReader reader = begin();
    reader.responseHead(200, Samples.jsonHeaders());
    reader.responseBody(answer, 0, answer.length);
    return reader.end(ExchangeEnd.COMPLETE, null);
  }

  /** A request and its answer in 200 events. */
  @Benchmark
  public Reading stream() {
    ExchangeReader reader = begin();
    reader.responseHead(200, Samples.streamHeaders());
    for (byte[] event : events) {
      reader.responseBody(event, 0, event.length);
    }
    return reader.end(ExchangeEnd.COMPLETE, null);
  }

  private ExchangeReader begin() {
    ExchangeReader reader = new ExchangeReader(endpoint, Samples.PATH, requestHeaders);
    reader.requestBody(request, 0, request.length);
    return reader;
  }
}
