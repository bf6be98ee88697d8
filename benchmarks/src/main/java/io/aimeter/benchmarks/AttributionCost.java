package io.aimeter.benchmarks;

import io.aimeter.agent.context.CallContext;
import io.aimeter.agent.context.CallContexts;
import io.aimeter.agent.context.ContextMaps;
import io.aimeter.agent.context.EntryPoints;
import io.aimeter.agent.context.RouteEntry;
import io.aimeter.agent.health.Counters;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.apache.logging.log4j.ThreadContext;

/**
 * What attribution takes of the thread that makes a call, on stacks of 30 and of 100 frames: where
 * the context map names the feature, where an entry point does, and where the application's method
 * is looked for, five frames away and at the far end. Every time includes one reading of the clock.
 */
public final class AttributionCost {
  private static final int WARM_UP = 30_000;
  private static final int CALLS = 60_000;
  private static final int NEAR = 5;

  private AttributionCost() {}

  /** Prints the lines. */
  public static void main(String[] args) {
    ContextMaps maps = new ContextMaps(new Counters());
    maps.note(
        AttributionCost.class.getClassLoader(), ThreadContext.class.getName().replace('.', '/'));
    CallContexts contexts = new CallContexts(maps, true, () -> false);
    ThreadContext.put("request", "7");
    for (int depth : new int[] {30, 100}) {
      ThreadContext.put("ai.feature", "search");
      print("mdc", depth, Library.above(depth, contexts));
      ThreadContext.remove("ai.feature");
      EntryPoints.replace(new RouteEntry("POST", "/shop", "/api/chat/{id}"));
      print("entry", depth, Library.above(depth, contexts));
      EntryPoints.replace(null);
      print("near", depth, Library.above(depth, NEAR, contexts));
      print("far", depth, Library.above(depth, contexts));
    }
  }

  private static void print(String what, int depth, double[] micros) {
    String name = "attribution." + what + depth;
    Line.print(name + "_p50", Line.quantile(micros, 0.5), "us");
    Line.print(name + "_p99", Line.quantile(micros, 0.99), "us");
  }

  /** The application's method, not at the end of the stack. */
  private static double[] summarize(int below, CallContexts contexts) {
    return Library.above(below, contexts);
  }

  /** What stands in the way: implements what no application is named after. */
  private static final class Library implements InvocationHandler {
    /** The times of calls so many frames above. */
    static double[] above(int frames, CallContexts contexts) {
      return frames == 0 ? times(contexts) : above(frames - 1, contexts);
    }

    /** The same, with the application's method in between, so many frames below the calls. */
    static double[] above(int frames, int near, CallContexts contexts) {
      return frames == near ? summarize(near, contexts) : above(frames - 1, near, contexts);
    }

    private static double[] times(CallContexts contexts) {
      double[] micros = new double[CALLS];
      for (int i = -WARM_UP; i < CALLS; i++) {
        long from = System.nanoTime();
        CallContext context = contexts.read();
        long nanos = System.nanoTime() - from;
        if (CallContext.NONE.equals(context)) {
          throw new IllegalStateException("nothing names the call");
        }
        if (i >= 0) {
          micros[i] = nanos / 1e3;
        }
      }
      return micros;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      throw new UnsupportedOperationException();
    }
  }
}
