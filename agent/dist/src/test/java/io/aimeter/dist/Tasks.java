package io.aimeter.dist;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shows all that an application can see of the JDK's tasks: which objects are queued, refused and
 * handed to the pool's own methods, how they are printed, what they throw and from where. After a
 * call of an AI provider, and with an entry of the context map to hand over.
 */
final class Tasks {
  private Tasks() {}

  /** Arguments: none. */
  public static void main(String[] args) throws Exception {
    Caller.main(new String[] {"1", "0"});
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(each -> each.getName().equals("aimeter-weave"))) {
      Thread.sleep(10);
    }
    org.jboss.logmanager.MDC.put("ai.feature", "tasks");
    identities();
    failures();
    cancelled();
    stages();
    scheduled();
    virtual();
    System.exit(0);
  }

  private static synchronized void say(String what) {
    System.out.println("seen " + what);
  }

  private static void identities() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    List<Object> before = new ArrayList<>();
    List<Object> after = new ArrayList<>();
    List<Object> refused = new ArrayList<>();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(3),
            (task, executor) -> {
              refused.add(task);
              throw new RejectedExecutionException("full");
            }) {
          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            before.add(task);
          }

          @Override
          protected void afterExecute(Runnable task, Throwable thrown) {
            after.add(task);
          }
        };
    Named first = new Named("first", busy);
    Named second = new Named("second", null);
    Named third = new Named("third", null);
    Named fourth = new Named("fourth", null);
    pool.execute(first);
    pool.execute(second);
    pool.execute(third);
    Future<?> future = pool.submit(() -> say("submitted"));
    try {
      pool.execute(fourth);
    } catch (RejectedExecutionException e) {
      say("refused " + (refused.get(0) == fourth) + ' ' + trace(e));
    }
    say("queue " + (pool.getQueue().peek() == second) + ' ' + isIn(pool.getQueue(), future));
    say("removed " + pool.remove(third) + ' ' + pool.remove(third));
    say("printed " + pool.getQueue().peek() + ' ' + shape(future.toString()));
    busy.countDown();
    future.get();
    pool.shutdown();
    say("ended " + pool.awaitTermination(10, TimeUnit.SECONDS));
    say("before " + same(before, first, second, future));
    say("after " + same(after, first, second, future));
  }

  private static boolean isIn(Iterable<? extends Object> queue, Object task) {
    for (Object each : queue) {
      if (each == task) {
        return true;
      }
    }
    return false;
  }

  /** The very same objects. */
  private static boolean same(List<Object> seen, Object... tasks) {
    boolean same = seen.size() == tasks.length;
    for (int i = 0; same && i < tasks.length; i++) {
      same = seen.get(i) == tasks[i];
    }
    return same;
  }

  private static void failures() throws Exception {
    List<Throwable> uncaught = new ArrayList<>();
    CountDownLatch died = new CountDownLatch(1);
    ExecutorService pool =
        Executors.newFixedThreadPool(
            1,
            task -> {
              Thread thread = new Thread(task, "dies");
              thread.setUncaughtExceptionHandler(
                  (its, thrown) -> {
                    uncaught.add(thrown);
                    died.countDown();
                  });
              return thread;
            });
    pool.execute(new Failing("executed"));
    died.await();
    say("uncaught " + trace(uncaught.get(0)));
    try {
      pool.submit((Callable<String>) new Failing("submitted")).get();
    } catch (ExecutionException e) {
      say("submitted " + trace(e.getCause()));
    }
    pool.shutdownNow();
  }

  private static void cancelled() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    FutureTask<Integer> task = new FutureTask<>(runs::incrementAndGet);
    say("cancelled " + task.cancel(true) + ' ' + task.cancel(true));
    task.run();
    try {
      task.get();
    } catch (CancellationException e) {
      say("gave " + runs + ' ' + e.getMessage() + ' ' + shape(task.toString()));
    }
  }

  private static void stages() throws Exception {
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<String> failed =
        source
            .thenApply(text -> text + " applied")
            .thenCompose(text -> CompletableFuture.supplyAsync(() -> text + " composed"))
            .thenCombine(CompletableFuture.completedFuture("!"), String::concat)
            .whenComplete((text, thrown) -> say("whole " + text + ' ' + thrown))
            .thenApplyAsync(text -> new Failing(text).call());
    CompletableFuture<String> dependent = source.thenApply(String::trim);
    say("dependents " + source.getNumberOfDependents() + ' ' + shape(source.toString()));
    say("completed " + dependent.complete("early") + ' ' + source.complete("text"));
    try {
      failed.get();
    } catch (ExecutionException e) {
      say("failed " + trace(e.getCause()));
    }
    say(dependent.join() + ' ' + failed.isCompletedExceptionally());
    say("either " + failed.exceptionally(Throwable::getMessage).get());
    say(
        "late "
            + new CompletableFuture<String>()
                .completeOnTimeout("x", 1, TimeUnit.MILLISECONDS)
                .thenApply(text -> text + 'y')
                .get());
  }

  private static void scheduled() throws Exception {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    CountDownLatch thrice = new CountDownLatch(3);
    Future<?> periodic =
        scheduler.scheduleAtFixedRate(thrice::countDown, 0, 1, TimeUnit.MILLISECONDS);
    thrice.await();
    say("periodic " + periodic.isDone() + ' ' + periodic.cancel(false));
    say("once " + scheduler.schedule(() -> "later", 1, TimeUnit.MILLISECONDS).get());
    say("left " + scheduler.shutdownNow().size());
  }

  /** Where there are virtual threads, a task each, many of them waiting. */
  private static void virtual() throws Exception {
    if (Runtime.version().feature() < 21) {
      return;
    }
    ExecutorService executor =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      int number = i;
      futures.add(
          executor.submit(
              () -> {
                Thread.sleep(number % 7);
                return CompletableFuture.supplyAsync(() -> number, executor).get();
              }));
    }
    long sum = 0;
    for (Future<Integer> future : futures) {
      sum += future.get();
    }
    CountDownLatch executed = new CountDownLatch(2000);
    for (int i = 0; i < 2000; i++) {
      executor.execute(executed::countDown);
    }
    executed.await();
    executor.shutdown();
    say("virtual " + sum + ' ' + executor.awaitTermination(10, TimeUnit.SECONDS));
  }

  /** Without what differs from run to run: hashes and the names of hidden classes. */
  private static String shape(String text) {
    return text.replaceAll("@[0-9a-f]+", "@").replaceAll("Lambda[^@\\]]*", "Lambda");
  }

  private static String trace(Throwable thrown) {
    StringWriter out = new StringWriter();
    thrown.printStackTrace(new PrintWriter(out, true));
    return shape(out.toString())
        .replaceAll("\\s*\\R\\s*", " | ")
        .replaceAll("\\$\\$Lambda.*?/", "");
  }

  private static final class Named implements Runnable {
    private final String name;
    private final CountDownLatch waits;

    Named(String name, CountDownLatch waits) {
      this.name = name;
      this.waits = waits;
    }

    @Override
    public void run() {
      try {
        if (waits != null) {
          waits.await();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      say("ran " + name);
    }

    @Override
    public String toString() {
      return "task " + name;
    }
  }

  private static final class Failing implements Runnable, Callable<String> {
    private final String text;

    Failing(String text) {
      this.text = text;
    }

    @Override
    public void run() {
      call();
    }

    @Override
    public String call() {
      throw new IllegalStateException(text);
    }
  }
}
