package io.aimeter.benchmarks;

import io.aimeter.agent.context.CallContexts;
import io.aimeter.agent.context.ContextMaps;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Destination;
import io.aimeter.agent.pipeline.Handoff;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Recorder;
import io.aimeter.agent.pipeline.WatchedRules;
import io.aimeter.agent.pipeline.Worker;
import io.aimeter.core.attribution.Attributor;
import io.aimeter.core.config.Settings;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.provider.Recognizer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The agent's pipeline from the taps on, with its one thread, in this JVM and without weaving. */
final class Pipeline {
  private static final String VERSION = "bench";

  private final Counters counters = new Counters();
  private final Notices notices = new Notices(System.err, true);
  private final Handoff handoff = new Handoff(counters, this::start);
  private final Meter meter =
      new Meter(Recognizer.of(Map.of()), new CallContexts(new ContextMaps(counters)), handoff);
  private final byte[] request = Samples.request();
  private final Headers requestHeaders = Samples.requestHeaders();
  private final Headers responseHeaders = Samples.jsonHeaders();
  private final Destination destination;
  private long begun;
  private volatile long recorded;

  /** A pipeline to a destination, which is used on the agent's thread alone. */
  Pipeline(Destination destination) {
    this.destination = destination;
  }

  Meter meter() {
    return meter;
  }

  private void start() {
    Thread thread = new Thread(new Worker(handoff, this::recorder, counters, notices), "aimeter");
    thread.setDaemon(true);
    thread.start();
  }

  private Recorder recorder() {
    Settings settings =
        Settings.of(Map.of("ai.team", "shop", "ai.app", "web", "ai.feature", "answers"), Map.of());
    return new Recorder(
        Attributor.of(settings, user -> user),
        new WatchedRules(null, notices),
        PriceBook.bundled(),
        new byte[32],
        new Counting(),
        handoff,
        counters,
        VERSION);
  }

  /** An exchange with a JSON answer: all a tap does. */
  void exchange(ByteBuffer answer) {
    Samples.number(answer, begun);
    Capture capture = begin();
    capture.requestBytes(request, 0, request.length);
    capture.responseHead(200, responseHeaders, true);
    capture.responseBytes(answer);
    capture.finish(ExchangeEnd.COMPLETE, null);
  }

  /** An exchange's beginning. */
  Capture begin() {
    begun++;
    return meter.begin(
        "jdk",
        meter.match(Samples.HOST, Samples.PORT, "POST", Samples.PATH),
        "POST",
        Samples.HOST,
        Samples.PORT,
        Samples.PATH,
        requestHeaders);
  }

  /** Waits until no more than this many exchanges of this thread wait for the agent's. */
  void awaitWaiting(long most) {
    while (begun - recorded > most) {
      LockSupport.parkNanos(20_000);
    }
  }

  /** Fails if a record, or what it is made of, was given up: a rate with losses in it is none. */
  void requireComplete() {
    for (String key :
        new String[] {
          StatusFile.DROPPED_BUFFER,
          StatusFile.DROPPED_DISK,
          StatusFile.DROPPED_FAILED,
          StatusFile.SHED
        }) {
      if (counters.get(key) > 0) {
        throw new IllegalStateException(key + " " + counters.get(key));
      }
    }
  }

  /** The destination, and how many records it got. */
  private final class Counting implements Destination {
    private long count;

    @Override
    public String instance() {
      return destination.instance();
    }

    @Override
    public boolean append(ByteBuffer record) {
      boolean appended = destination.append(record);
      recorded = ++count;
      return appended;
    }

    @Override
    public void tick(long nanoTime) {
      destination.tick(nanoTime);
    }

    @Override
    public void stopping() {
      destination.stopping();
    }

    @Override
    public void lastWord() {
      destination.lastWord();
    }
  }
}
