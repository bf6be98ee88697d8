package io.aimeter.agent;

import io.aimeter.agent.context.CallContexts;
import io.aimeter.agent.context.ContextMaps;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.WatchedRules;
import io.aimeter.agent.weave.Door;
import io.aimeter.agent.weave.LateWeaving;
import io.aimeter.agent.weave.Loom;
import io.aimeter.core.config.Key;
import io.aimeter.core.config.Settings;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts the agent: puts the door before the application's classes. Constructed by Premain through
 * the isolated loader. Everything that costs time is made later, when a class with a hook is loaded
 * (settings, weaver) or an AI provider is called (the rest).
 */
public final class Agent implements Consumer<Instrumentation> {
  private final Notices notices = new Notices(System.err, isDebug());
  private final Counters counters = new Counters();
  private final ContextMaps contexts = new ContextMaps(counters);
  private LateWeaving late;
  private Settings settings;
  private Meter meter;

  private static boolean isDebug() {
    return Boolean.getBoolean("aimeter.debug")
        || "true".equalsIgnoreCase(System.getenv("AIMETER_DEBUG"));
  }

  @Override
  public void accept(Instrumentation instrumentation) {
    // Named classes, no lambdas: in premain the first lambda costs milliseconds.
    Loom loom = new Loom(instrumentation, new TheSettings(), new TheMeter(), counters, notices);
    Door door = new Door(contexts, loom);
    late = new LateWeaving(instrumentation, door, loom, counters, notices);
    door.whenAiClientSeen(late);
    instrumentation.addTransformer(door, true);
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      door.noteLoaded(loaded);
      if (door.isTarget(loaded)) {
        reweave(instrumentation, loaded);
      }
    }
  }

  private void reweave(Instrumentation instrumentation, Class<?> loaded) {
    try {
      instrumentation.retransformClasses(loaded);
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      counters.swallowed("weave");
      notices.once(loaded.getName() + " could not be woven, its calls are not metered: " + e, e);
    }
  }

  private final class TheSettings implements Supplier<Settings> {
    @Override
    public Settings get() {
      synchronized (Agent.this) {
        if (settings == null) {
          settings = Settings.load();
          for (String problem : settings.problems()) {
            notices.once(problem, null);
          }
        }
        return settings;
      }
    }
  }

  private final class TheMeter implements Supplier<Meter> {
    private volatile Meter made;

    @Override
    public Meter get() {
      return made != null ? made : make();
    }

    private Meter make() {
      synchronized (Agent.this) {
        if (meter == null) {
          boolean derives =
              settings.flag(Key.DERIVE_FEATURE) && settings.given(Key.FEATURE) == null;
          WatchedRules rules = new WatchedRules(settings.path(Key.RULES), notices);
          CallContexts calls = new CallContexts(contexts, derives, rules::needsCaller);
          calls.handover().startBy(late);
          meter = new Metering(settings, counters, notices, calls, rules).meter();
        }
        made = meter;
        return meter;
      }
    }
  }
}
