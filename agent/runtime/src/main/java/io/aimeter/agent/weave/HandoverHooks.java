package io.aimeter.agent.weave;

/**
 * What is woven of the JDK's tasks, later than all else: when an AI provider's client appears. What
 * is made is seen in constructors; what runs, where it runs.
 */
final class HandoverHooks {
  /** The name the rows go by. */
  static final String TAP_NAME = "handover";

  private static final String TAP = "io.aimeter.agent.tap.handover.";
  private static final String CONCURRENT = "java/util/concurrent/";
  private static final String POOL = "java/util/concurrent/ThreadPoolExecutor";
  private static final String NEW = "<init>";

  /** Dependent stages of CompletableFuture, each with its function as the last argument. */
  private static final String[] STAGES = {
    "UniApply",
    "UniAccept",
    "UniRun",
    "UniWhenComplete",
    "UniHandle",
    "UniExceptionally",
    "UniComposeExceptionally",
    "UniCompose",
    "BiApply",
    "BiAccept",
    "BiRun",
    "OrApply",
    "OrAccept",
    "OrRun",
  };

  static final Hook[] ROWS = rows();

  private HandoverHooks() {}

  private static Hook[] rows() {
    Hook[] others = {
      once("newFutureTask", "FutureTask", NEW, "MadeTap"),
      once("runFutureTask", "FutureTask", "run", "RunTap"),
      once("newAsyncSupply", "CompletableFuture$AsyncSupply", NEW, "StageTap"),
      once("runAsyncSupply", "CompletableFuture$AsyncSupply", "run", "RunTap"),
      once("newAsyncRun", "CompletableFuture$AsyncRun", NEW, "StageTap"),
      once("runAsyncRun", "CompletableFuture$AsyncRun", "run", "RunTap"),
      // From JDK 21 on: an executor with a thread a task, mostly virtual.
      once("newTaskRunner", "ThreadPerTaskExecutor$TaskRunner", NEW, "MadeTap"),
      once("runTaskRunner", "ThreadPerTaskExecutor$TaskRunner", "run", "RunTap"),
      new Hook("handover.execute", POOL, "execute", "(Ljava/lang/Runnable;)V", TAP + "QueueTap"),
      new Hook("handover.newWorker", POOL + "$Worker", NEW, "(", TAP + "NewWorkerTap"),
      new Hook("handover.runWorker", POOL, "runWorker", "(", TAP + "WorkerTap"),
      new Hook("handover.nextTask", POOL, "getTask", "()Ljava/lang/Runnable;", TAP + "NextTaskTap"),
    };
    Hook[] rows = new Hook[others.length + 2 * STAGES.length];
    System.arraycopy(others, 0, rows, 0, others.length);
    int at = others.length;
    for (String stage : STAGES) {
      String type = "CompletableFuture$" + stage;
      rows[at++] = once("new" + stage, type, NEW, "StageTap");
      rows[at++] =
          new Hook("handover.fire" + stage, CONCURRENT + type, "tryFire", "(I)", TAP + "FireTap");
    }
    return rows;
  }

  private static Hook once(String id, String type, String method, String tap) {
    return new Hook("handover." + id, CONCURRENT + type, method, "(", TAP + tap);
  }
}
