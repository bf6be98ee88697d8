package io.aimeter.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the attached agent adds on the thread that makes a call. Measured inside {@link HookedCall}
 * and not as the difference of two runs with a server: a loopback call takes 50 to 100 µs, and
 * varies by more than all of ours takes. Every time includes one reading of the clock, about 25 ns.
 */
public final class CallCost {
  private static final int WARM_UP = 20_000;
  private static final int CALLS = 30_000;
  private static final int STREAMS = 400;

  /** Calls between pauses, in which the agent's thread does its part: nothing is ever shed. */
  private static final int BURST = 32;

  private static final AgentThread AGENT = new AgentThread();
  private static final int FOREIGN_ROUNDS = 51;
  private static final int FOREIGN_CALLS = 20_000;

  private CallCost() {}

  /** Prints the lines; fails where the agent is not attached. */
  public static void main(String[] args) throws Exception {
    json();
    stream();
    foreign();
  }

  private static String url(String host) {
    return "https://" + host + Samples.PATH;
  }

  private static void json() throws Exception {
    HookedCall call = new HookedCall(url(Samples.HOST), "application/json");
    List<ByteBuffer> answer = List.of(ByteBuffer.wrap(Samples.answer()));
    double[] micros = new double[CALLS];
    for (int i = -WARM_UP; i < CALLS; i++) {
      long from = System.nanoTime();
      boolean seen = call.begin();
      if (!seen) {
        throw new IllegalStateException("the agent is not attached, or does not hook the client");
      }
      call.chunk(answer);
      call.end();
      long nanos = System.nanoTime() - from;
      if (i >= 0) {
        micros[i] = nanos / 1e3;
      }
      if (i % BURST == 0) {
        AGENT.catchUp();
      }
    }
    Line.print("call.json2k.added_p50", Line.quantile(micros, 0.5), "us");
    Line.print("call.json2k.added_p99", Line.quantile(micros, 0.99), "us");
  }

  private static void stream() throws Exception {
    HookedCall call = new HookedCall(url(Samples.HOST), "text/event-stream");
    List<List<ByteBuffer>> chunks = new ArrayList<>();
    for (byte[] event : Samples.events()) {
      chunks.add(List.of(ByteBuffer.wrap(event)));
    }
    double[] micros = new double[STREAMS * chunks.size()];
    for (int i = -STREAMS; i < STREAMS; i++) {
      boolean seen = call.begin();
      if (!seen) {
        throw new IllegalStateException("the agent has let go of the client");
      }
      for (int j = 0; j < chunks.size(); j++) {
        long from = System.nanoTime();
        call.chunk(chunks.get(j));
        long nanos = System.nanoTime() - from;
        if (i >= 0) {
          micros[i * chunks.size() + j] = nanos / 1e3;
        }
      }
      call.end();
      AGENT.catchUp();
    }
    Line.print("stream.chunk.added_p50", Line.quantile(micros, 0.5), "us");
  }

  private static void foreign() throws Exception {
    HookedCall call = new HookedCall(url("api.example.com"), "application/json");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] nanos = new double[FOREIGN_ROUNDS];
    double[] bytes = new double[FOREIGN_ROUNDS];
    for (int round = 0; round < FOREIGN_ROUNDS; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long from = System.nanoTime();
      int seen = 0;
      for (int i = 0; i < FOREIGN_CALLS; i++) {
        seen += call.begin() ? 1 : 0;
      }
      nanos[round] = (System.nanoTime() - from) / (double) FOREIGN_CALLS;
      bytes[round] =
          (threads.getCurrentThreadAllocatedBytes() - allocated) / (double) FOREIGN_CALLS;
      if (seen > 0) {
        throw new IllegalStateException("a foreign host was metered");
      }
    }
    // The first half warms up.
    int half = FOREIGN_ROUNDS / 2;
    Line.print(
        "foreign_call.added", Line.median(Arrays.copyOfRange(nanos, half, FOREIGN_ROUNDS)), "ns");
    Line.print(
        "foreign_call.alloc",
        Line.median(Arrays.copyOfRange(bytes, half, FOREIGN_ROUNDS)),
        "bytes");
  }
}
