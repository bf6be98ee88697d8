package io.aimeter.collector.main;

import java.lang.reflect.Proxy;

/**
 * SIGTERM and SIGINT. Not by a shutdown hook: once a JVM shuts down no class may add a hook of its
 * own, so that a library first needed then cannot be loaded, and records would be left.
 */
final class Signals {
  private Signals() {}

  /**
   * Has a task run on a thread of its own at each of these signals, in place of a shutdown; where
   * that cannot be had, as a shutdown hook.
   */
  static void whenToldToEnd(Runnable task) {
    try {
      // By reflection: javac warns of the JDK's own API whatever it is told.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  task.run();
                }
                return null;
              });
      for (String name : new String[] {"TERM", "INT"}) {
        Object which = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handlerType).invoke(null, which, handler);
      }
    } catch (ReflectiveOperationException e) {
      Runtime.getRuntime().addShutdownHook(new Thread(task));
    }
  }
}
