package io.aimeter.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jboss.logmanager.MDC;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the JDK's tasks take, made and run on one thread: without the agent, and with it ({@code
 * -jvmArgs "-javaagent:… -Dai.hosts=localhost:1=openai -Daimeter.dir=…"}). The difference is what a
 * hand-over costs, there and back.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandoverBenchmark {
  private static final Executor HERE = Runnable::run;

  /** What the thread has in its context map: an entry of no meaning to us, or one to hand over. */
  @Param({"traceId", "ai.feature"})
  public String key;

  private int count;

  /** A call of a provider, which is not there: from then on tasks are seen. */
  @Setup
  public void call() throws InterruptedException {
    MDC.put(key, "value");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:1/v1/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpClient.newHttpClient()
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .exceptionally(thrown -> null)
        .join();
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(each -> each.getName().equals("aimeter-weave"))) {
      Thread.sleep(10);
    }
  }

  /** What {@code ExecutorService.submit} makes. */
  @Benchmark
  public FutureTask<Integer> futureTask() {
    FutureTask<Integer> task = new FutureTask<>(() -> count++);
    task.run();
    return task;
  }

  /** A task of a CompletableFuture. */
  @Benchmark
  public CompletableFuture<Integer> supplyAsync() {
    return CompletableFuture.supplyAsync(() -> count++, HERE);
  }

  /** A stage that waits for another. */
  @Benchmark
  public CompletableFuture<Integer> stage() {
    CompletableFuture<Integer> source = new CompletableFuture<>();
    CompletableFuture<Integer> stage = source.thenApply(number -> number + 1);
    source.complete(count++);
    return stage;
  }
}
