package io.aimeter.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.health.Counters;
import io.aimeter.core.attribution.Source;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logmanager.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private final Counters counters = new Counters();
  private final ContextMaps maps = new ContextMaps(counters);
  private final CallContexts contexts = new CallContexts(maps);
  private final Handover handover = contexts.handover();

  HandoverTest() {
    maps.note(MDC.class.getClassLoader(), "org/jboss/logmanager/MDC");
  }

  @AfterEach
  void nothingIsLeft() {
    MDC.clear();
    assertNull(handover.inForce());
    Map<String, Object> swallowed = new HashMap<>();
    counters.copyTo(swallowed);
    assertEquals(Map.of(), swallowed);
  }

  private Map<String, String> known() {
    return contexts.read().entries();
  }

  private static <T> T elsewhere(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task);
    thread.start();
    thread.join();
    return task.get();
  }

  @Test
  void aTaskTakesAlongWhatItsMakerKnows() throws Exception {
    Object task = new Object();
    MDC.put("ai.feature", "search");
    handover.made(task);
    Map<String, String> there =
        elsewhere(
            () -> {
              Object token = handover.begin(task);
              Map<String, String> inForce = known();
              handover.end(token);
              assertNull(known());
              return inForce;
            });
    assertEquals(Map.of("ai.feature", "search"), there);
    assertEquals(0, handover.attached());
  }

  @Test
  void theThreadsOwnEntriesWin() throws Exception {
    Object task = new Object();
    MDC.put("ai.feature", "search");
    MDC.put("ai.user", "u1");
    handover.made(task);
    Map<String, String> there =
        elsewhere(
            () -> {
              MDC.put("ai.feature", "own");
              Object token = handover.begin(task);
              try {
                return known();
              } finally {
                handover.end(token);
                MDC.clear();
              }
            });
    assertEquals(Map.of("ai.feature", "own", "ai.user", "u1"), there);
  }

  @Test
  void whatWasHandedOverIsHandedOn() throws Exception {
    Object first = new Object();
    Object second = new Object();
    MDC.put("ai.feature", "search");
    handover.made(first);
    elsewhere(
        () -> {
          Object token = handover.begin(first);
          handover.made(second);
          handover.end(token);
          return null;
        });
    Map<String, String> there =
        elsewhere(
            () -> {
              Object token = handover.begin(second);
              Map<String, String> inForce = known();
              handover.end(token);
              return inForce;
            });
    assertEquals(Map.of("ai.feature", "search"), there);
  }

  @Test
  void tasksWithinTasksRestoreWhatWasBefore() {
    Object outer = new Object();
    Object inner = new Object();
    MDC.put("ai.feature", "outer");
    handover.made(outer);
    MDC.put("ai.feature", "inner");
    handover.made(inner);
    MDC.clear();
    Object outside = handover.begin(outer);
    Object inside = handover.begin(inner);
    assertEquals("inner", known().get("ai.feature"));
    handover.end(inside);
    assertEquals("outer", known().get("ai.feature"));
    handover.end(outside);
    assertNull(known());
  }

  @Test
  void theEntryPointGoesAlongAndTheInnermostCounts() throws Exception {
    EntryPoint route = new Named("route");
    EntryPoint job = new Named("job");
    Object task = new Object();
    EntryPoint before = EntryPoints.replace(route);
    handover.made(task);
    EntryPoints.replace(before);
    elsewhere(
        () -> {
          EntryPoints.replace(job);
          Object token = handover.begin(task);
          assertSame(route, contexts.read().entryPoint());
          handover.end(token);
          assertSame(job, contexts.read().entryPoint());
          EntryPoints.replace(null);
          return null;
        });
    assertNull(EntryPoints.current());
  }

  private static final class Named implements EntryPoint {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public Source source() {
      return Source.ROUTE;
    }

    @Override
    public String name() {
      return name;
    }
  }

  @Test
  void whoKnowsNothingHandsNothingOver() {
    MDC.put("traceId", "t");
    Object task = new Object();
    handover.made(task);
    assertEquals(0, handover.attached());
    assertNull(handover.begin(task));
  }

  @Test
  void aTaskThatTwoQueueIsNobodys() {
    Shared shared = new Shared();
    MDC.put("ai.feature", "one");
    handover.queued(shared);
    MDC.put("ai.feature", "two");
    handover.queued(shared);
    MDC.clear();
    assertNull(handover.begin(shared));
    assertNull(handover.begin(shared));
    assertEquals(0, handover.attached());
    MDC.put("ai.feature", "three");
    handover.queued(shared);
    MDC.clear();
    handover.queued(shared);
    assertNull(handover.begin(shared));
    assertNull(handover.begin(shared));
    // Alone again it is its only queuer's.
    MDC.put("ai.feature", "four");
    handover.queued(shared);
    handover.queued(shared);
    MDC.clear();
    for (int i = 0; i < 2; i++) {
      Object token = handover.begin(shared);
      assertEquals("four", known().get("ai.feature"));
      handover.end(token);
    }
    assertEquals(0, handover.attached());
  }

  @Test
  void aTaskWithoutStateMayBeAnybodys() {
    Runnable stateless = () -> {};
    MDC.put("ai.feature", "one");
    handover.queued(stateless);
    assertEquals(0, handover.attached());
  }

  @Test
  void aWorkersFirstTaskIsTheWorkers() {
    Shared task = new Shared();
    Object worker = new Object();
    MDC.put("ai.feature", "one");
    handover.queued(task);
    handover.moved(task, worker);
    MDC.clear();
    assertNull(handover.begin(task));
    assertNotNull(handover.begin(worker));
    assertEquals("one", known().get("ai.feature"));
    handover.endQueued();
    assertNull(known());
  }

  @Test
  void tasksThatNobodyRunsAreLetGo() throws Exception {
    MDC.put("ai.feature", "one");
    WeakReference<Object> gone = new WeakReference<>(new Object());
    handover.made(gone.get());
    while (gone.get() != null) {
      System.gc();
    }
    Object kept = new Object();
    // References are queued some time after they are cleared.
    for (int i = 0; handover.attached() != 1 && i < 1000; i++) {
      Thread.sleep(5);
      handover.made(kept);
    }
    assertEquals(1, handover.attached());
  }

  @Test
  void thereIsAnEndToWhatIsKept() {
    MDC.put("ai.feature", "one");
    Object[] tasks = new Object[TaskContexts.MOST + 10];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = new Object();
      handover.made(tasks[i]);
    }
    assertEquals(TaskContexts.MOST, handover.attached());
    MDC.clear();
    for (Object task : tasks) {
      Object token = handover.begin(task);
      if (token != null) {
        handover.end(token);
      }
    }
    assertEquals(0, handover.attached());
  }

  @Test
  void aKeyIsFoundWhoeverHadItFirst() {
    MDC.put("traceId", "t");
    for (int i = 0; i < 1000; i++) {
      handover.made(new Object());
    }
    assertEquals(0, handover.attached());
    MDC.put("ai.tag.region", "emea");
    contexts.read(); // a call was made with it
    Object task = new Object();
    handover.made(task);
    assertEquals(1, handover.attached());
    assertSame("emea", MDC.get("ai.tag.region"));
  }

  @Test
  void tasksAreAskedToBeSeenOnce() {
    AtomicInteger started = new AtomicInteger();
    handover.startBy(started::incrementAndGet);
    handover.wanted();
    handover.wanted();
    assertEquals(1, started.get());
    assertTrue(handover.attached() == 0);
  }

  /** A task with a field is somebody's; that somebody may still queue it twice. */
  private static final class Shared implements Runnable {
    private final AtomicInteger runs = new AtomicInteger();

    @Override
    public void run() {
      runs.incrementAndGet();
    }
  }
}
