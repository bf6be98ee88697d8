package io.aimeter.agent;

import io.aimeter.agent.append.Journal;
import io.aimeter.agent.context.CallContexts;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Fingerprints;
import io.aimeter.agent.pipeline.Handoff;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Recorder;
import io.aimeter.agent.pipeline.Secret;
import io.aimeter.agent.pipeline.Shutdown;
import io.aimeter.agent.pipeline.ShutdownHooks;
import io.aimeter.agent.pipeline.WatchedRules;
import io.aimeter.agent.pipeline.Worker;
import io.aimeter.core.attribution.Attributor;
import io.aimeter.core.config.Key;
import io.aimeter.core.config.Settings;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceBookException;
import io.aimeter.core.provider.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes what metering needs: the meter at once, the rest on the agent thread at the first capture.
 */
final class Metering {
  private static final String THREAD = "aimeter";
  private static final long STACK = 512 << 10;

  private final Settings settings;
  private final Counters counters;
  private final Notices notices;
  private final WatchedRules rules;
  private final Handoff handoff;
  private final Meter meter;
  private final long startedAt = System.currentTimeMillis();

  Metering(
      Settings settings,
      Counters counters,
      Notices notices,
      CallContexts contexts,
      WatchedRules rules) {
    this.settings = settings;
    this.counters = counters;
    this.notices = notices;
    this.rules = rules;
    Recognizer recognizer = Recognizer.of(settings.hosts());
    for (String problem : recognizer.problems()) {
      notices.once(problem, null);
    }
    this.handoff = new Handoff(counters, this::startWorker);
    this.meter = new Meter(recognizer, contexts, handoff, settings.flag(Key.ASK_USAGE));
  }

  Meter meter() {
    return meter;
  }

  /** On an application's thread: nothing of that thread is to stick to ours. */
  private void startWorker() {
    AccessController.doPrivileged(
        (PrivilegedAction<Void>)
            () -> {
              startThreads();
              return null;
            });
  }

  private void startThreads() {
    Worker worker = new Worker(handoff, this::newRecorder, counters, notices);
    Thread thread = new Thread(rootGroup(), worker, THREAD, STACK, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Metering.class.getClassLoader());
    Thread hook =
        new Thread(
            rootGroup(),
            new Shutdown(worker, ShutdownHooks.all(), notices),
            THREAD + "-shutdown",
            0,
            false);
    hook.setContextClassLoader(null);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      worker.stop();
    }
    thread.start();
  }

  private static ThreadGroup rootGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  private Recorder newRecorder() {
    String version = System.getProperty("aimeter.agent", "unknown");
    byte[] secret = secret();
    Fingerprints fingerprints = new Fingerprints(secret);
    Attributor attributor = Attributor.of(settings, user -> fingerprints.of("user", user));
    rules.begin(attributor::use, System.nanoTime());
    return new Recorder(
        attributor,
        rules,
        prices(),
        secret,
        new Journal(
            settings.directory(),
            settings.bytes(Key.QUEUES_SIZE),
            counters,
            notices,
            () -> status(version)),
        handoff,
        counters,
        version);
  }

  private Map<String, Object> status(String version) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put(StatusFile.VERSION, version);
    status.put(StatusFile.JAVA, System.getProperty("java.version"));
    status.put(StatusFile.STARTED_AT, startedAt);
    status.put(StatusFile.TEAM, settings.text(Key.TEAM));
    status.put(StatusFile.APP, settings.text(Key.APP));
    status.put(StatusFile.LAST_SEQUENCE, handoff.lastSequence());
    counters.copyTo(status);
    return status;
  }

  private byte[] secret() {
    Path shared = settings.path(Key.SECRET_FILE);
    try {
      if (shared != null) {
        return Secret.of(shared);
      }
    } catch (IOException | RuntimeException e) {
      notices.once(
          "fingerprints are of this installation alone, because the shared secret cannot be used: "
              + e,
          e);
    }
    try {
      return Secret.in(settings.directory());
    } catch (IOException | RuntimeException e) {
      notices.once(
          "fingerprints hold for this process only, because the installation's secret can neither"
              + " be read nor made: "
              + e,
          e);
      return Secret.random();
    }
  }

  private PriceBook prices() {
    PriceBook bundled = PriceBook.bundled();
    Path overlay = settings.path(Key.PRICES);
    if (overlay == null) {
      return bundled;
    }
    try {
      return bundled.withOverlay(overlay);
    } catch (PriceBookException e) {
      notices.once(e.getMessage() + "; the bundled prices hold", e);
      return bundled;
    }
  }
}
