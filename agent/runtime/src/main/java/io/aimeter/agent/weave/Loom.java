package io.aimeter.agent.weave;

import io.aimeter.agent.bridge.Bridge;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.config.Key;
import io.aimeter.core.config.Settings;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Supplier;

/**
 * Weaves the classes the door lets in. The first one connects the bridge. Whatever goes wrong
 * leaves the class as it is, is counted and said once.
 */
public final class Loom implements Door.Weaving {
  private final Instrumentation instrumentation;
  private final Supplier<Settings> settings;
  private final Supplier<Meter> meters;
  private final Counters counters;
  private final Notices notices;
  private boolean connected;
  private volatile Dispatcher dispatcher;

  /** A loom; settings and meter are asked for when they are needed first. */
  public Loom(
      Instrumentation instrumentation,
      Supplier<Settings> settings,
      Supplier<Meter> meters,
      Counters counters,
      Notices notices) {
    this.instrumentation = instrumentation;
    this.settings = settings;
    this.meters = meters;
    this.counters = counters;
    this.notices = notices;
  }

  @Override
  public byte[] weave(Module module, ClassLoader loader, String internalName, byte[] classFile) {
    try {
      if (!settings.get().flag(Key.ENABLED)) {
        return null;
      }
      connect();
      if (!Forwarder.isSeenBy(loader)) {
        counters.swallowed("weave");
        notices.once(
            "loader "
                + loader
                + " does not let its classes see the agent; HTTP clients it loads are not metered",
            null);
        return null;
      }
      if ("java.net.http".equals(module.getName())) {
        Openings.ofHttpClient(instrumentation, module);
      }
      return Weaver.weave(internalName, classFile, enabledHooks());
    } catch (Throwable t) {
      counters.swallowed("weave");
      notices.once(
          internalName.replace('/', '.') + " could not be woven, its calls are not metered: " + t,
          t);
      return null;
    }
  }

  /** Whether contexts are handed over at all. */
  boolean weavesTasks() {
    return settings.get().flag(Key.ENABLED) && settings.get().flag(Key.HANDOVER);
  }

  /**
   * Makes all that will be needed when the JDK's tasks are woven: made by the first of them, on
   * whatever thread that is, it might need a task itself.
   */
  void prepareTasks(List<Class<?>> classes) throws Exception {
    connect();
    for (Class<?> type : classes) {
      for (int i = 0; i < Hooks.count(); i++) {
        if (Hooks.at(i).isOfTasks()
            && Hooks.at(i).className().equals(type.getName().replace('.', '/'))) {
          dispatcher.prepare(i, type);
        }
      }
    }
  }

  private synchronized void connect() throws Exception {
    if (!connected) {
      Openings.ofBase(instrumentation);
      BridgeDefiner.define();
      dispatcher = Connection.open(meters, counters, notices);
      connected = true;
    }
  }

  private Hook[] enabledHooks() {
    Hook[] rows = new Hook[Hooks.count()];
    boolean asks = settings.get().flag(Key.ASK_USAGE);
    boolean names = settings.get().flag(Key.DERIVE_FEATURE);
    for (int i = 0; i < rows.length; i++) {
      Hook row = Hooks.at(i);
      boolean woven =
          settings.get().tapEnabled(row.tapName())
              && (asks || !row.asks())
              && (names || !row.names());
      rows[i] = woven ? row : null;
    }
    return rows;
  }

  /** Apart, because linking it needs the bridge to be defined. */
  private static final class Connection {
    static Dispatcher open(Supplier<Meter> meters, Counters counters, Notices notices) {
      Dispatcher opened = new Dispatcher(meters, counters, notices);
      Bridge.connect(opened);
      return opened;
    }
  }
}
