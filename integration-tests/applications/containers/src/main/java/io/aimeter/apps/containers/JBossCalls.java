package io.aimeter.apps.containers;

import java.util.concurrent.CompletableFuture;
import org.jboss.logmanager.MDC;

/** Calls with the context map of JBoss's log manager, as WildFly and Quarkus have it. */
final class JBossCalls {
  private JBossCalls() {}

  static void plain(String url) {
    MDC.put("ai.feature", "jboss");
    System.out.println(Asks.ask(url, "jboss"));
    System.out.println(CompletableFuture.supplyAsync(() -> Asks.ask(url, "jboss later")).join());
  }

  /** On virtual threads, each with entries of its own; by reflection, since JDK 17 has none. */
  static void virtual(String url) throws Exception {
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      String name = "virtual" + i;
      Runnable work =
          () -> {
            MDC.put("ai.feature", name);
            System.out.println(Asks.ask(url, name));
          };
      threads[i] =
          (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
