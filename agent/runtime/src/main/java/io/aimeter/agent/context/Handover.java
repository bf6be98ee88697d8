package io.aimeter.agent.context;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands what a thread knows over with the tasks it submits, and keeps it in force while another
 * thread runs them. Thread-safe; nothing here throws or blocks.
 *
 * <p>Where nothing is to be handed over nothing is allocated. On the carriers of virtual threads
 * nothing is done at all: what runs there is the JDK's own.
 */
public final class Handover {
  /** What {@link #begin} gives back for a thread on which nothing was in force before. */
  private static final Object NOTHING_BEFORE = new Object();

  private static final ThreadLocal<CallContext> IN_FORCE = new ThreadLocal<>();

  /** On how many threads something is in force; mostly none, and no thread need be asked. */
  private static final AtomicInteger THREADS = new AtomicInteger();

  private static final Class<?> CARRIER = carrier();

  /**
   * Whether tasks of a class have no state, so that one of them may well be queued by everybody.
   */
  private static final ClassValue<Boolean> STATELESS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
              if (!Modifier.isStatic(field.getModifiers())) {
                return false;
              }
            }
          }
          return true;
        }
      };

  private final CallContexts contexts;
  private final TaskContexts tasks = new TaskContexts();
  private volatile Runnable start;

  Handover(CallContexts contexts) {
    this.contexts = contexts;
  }

  private static Class<?> carrier() {
    try {
      return Class.forName("jdk.internal.misc.CarrierThread");
    } catch (ClassNotFoundException e) {
      return null; // before JDK 21
    }
  }

  /** What makes tasks be seen, to be run when that is wanted first. */
  public void startBy(Runnable starter) {
    this.start = starter;
  }

  /** An AI provider is called, or will be: from now on tasks are to be seen. */
  public void wanted() {
    if (start != null) {
      startOnce();
    }
  }

  private synchronized void startOnce() {
    Runnable starter = start;
    start = null;
    if (starter != null) {
      starter.run();
    }
  }

  /** This thread has made a task that will be run once, by whomever. */
  public void made(Object task) {
    if (Thread.currentThread().getClass() != CARRIER) {
      CallContext known = contexts.toHandOver();
      if (known != null) {
        tasks.attach(task, known);
      }
    }
  }

  /** This thread queues a task of the application's own making, perhaps one of many times. */
  public void queued(Object task) {
    if (task == null || hasOwnRun(task) || Thread.currentThread().getClass() == CARRIER) {
      return;
    }
    CallContext known = contexts.toHandOver();
    if ((known != null || !tasks.isEmpty()) && !STATELESS.get(task.getClass())) {
      tasks.attachShared(task, known);
    }
  }

  /** What belongs to a task belongs from now on to what will run it. */
  public void moved(Object task, Object to) {
    if (task != null && !tasks.isEmpty() && !hasOwnRun(task)) {
      CallContext known = tasks.take(task);
      if (known != null) {
        tasks.attach(to, known);
      }
    }
  }

  /** Tasks that hand over by themselves, whoever runs them. */
  private static boolean hasOwnRun(Object task) {
    return task instanceof FutureTask
        || task instanceof java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
  }

  /**
   * This thread begins to run a task for the one and only time.
   *
   * @return what {@link #end} needs; null where nothing was handed over, and nothing is to be ended
   */
  public Object begin(Object task) {
    return tasks.isEmpty() || task == null || Thread.currentThread().getClass() == CARRIER
        ? null
        : enforce(tasks.take(task));
  }

  /** This thread begins to run a task, or finds that it cannot run yet. */
  public Object beginOrNot(Object task) {
    return tasks.isEmpty() || Thread.currentThread().getClass() == CARRIER
        ? null
        : enforce(tasks.get(task));
  }

  /** Nothing of a task will run again. */
  public void done(Object task) {
    tasks.take(task);
  }

  /** The same as {@link #begin} for a task that a pool runs, which may hand over by itself. */
  public void beginQueued(Object task) {
    if (task != null && !tasks.isEmpty() && !hasOwnRun(task)) {
      begin(task);
    }
  }

  /** A pool's thread is between two tasks. */
  public void endQueued() {
    if (THREADS.get() != 0 && IN_FORCE.get() != null) {
      end(NOTHING_BEFORE);
    }
  }

  private static Object enforce(CallContext handed) {
    if (handed == null) {
      return null;
    }
    CallContext before = IN_FORCE.get();
    if (before == null) {
      THREADS.incrementAndGet();
    }
    IN_FORCE.set(handed);
    // Where nothing was handed over, what the thread is inside of still holds.
    EntryPoint inside =
        handed.entryPoint() == null
            ? EntryPoints.current()
            : EntryPoints.replace(handed.entryPoint());
    return before == null && inside == null ? NOTHING_BEFORE : new Before(before, inside);
  }

  /** What was in force before is in force again. */
  public void end(Object token) {
    if (token == NOTHING_BEFORE) {
      restore(null, null);
    } else {
      restore(((Before) token).handed, ((Before) token).inside);
    }
  }

  private static void restore(CallContext handed, EntryPoint inside) {
    EntryPoints.replace(inside);
    if (handed == null) {
      IN_FORCE.remove();
      THREADS.decrementAndGet();
    } else {
      IN_FORCE.set(handed);
    }
  }

  /** What was handed over with the task that this thread runs; null if nothing. */
  CallContext inForce() {
    return THREADS.get() == 0 ? null : IN_FORCE.get();
  }

  /** How many tasks have something attached. */
  int attached() {
    return tasks.size();
  }

  private static final class Before {
    final CallContext handed;
    final EntryPoint inside;

    Before(CallContext handed, EntryPoint inside) {
      this.handed = handed;
      this.inside = inside;
    }
  }
}
