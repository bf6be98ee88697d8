package io.aimeter.agent.bootstrap;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.util.function.Consumer;

/**
 * The agent's entry point, in the application's class loader.
 *
 * <p>Rules of this class, because it runs before the application and must not change what that
 * sees: only the JDK; no lambda, no {@code java.util.logging}, no {@code java.nio.file}, no JMX; no
 * Throwable leaves it; one line on stderr at most. Whatever can wait is loaded when the first class
 * with a hook appears.
 */
public final class Premain {
  /** System property set to the version of the agent that is attached; guards against a second. */
  static final String ATTACHED = "aimeter.agent";

  private static final String AGENT = "io.aimeter.agent.Agent";

  private Premain() {}

  /** Called by the JVM before the application's main, for {@code -javaagent}. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    attach(instrumentation);
  }

  /** Called by the JVM when the agent is attached to a running process. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    attach(instrumentation);
  }

  /** Called when the jar is started or its class is found on the class path: says how to attach. */
  public static void main(String[] arguments) {
    System.err.println(
        "[aimeter] this jar is a Java agent, not a program; start your application with:"
            + " java -javaagent:aimeter.jar -Dai.team=TEAM -Dai.app=APP …");
    System.exit(2);
  }

  private static void attach(Instrumentation instrumentation) {
    try {
      if (isSwitchedOff() || JdkTool.isRunning() || System.getProperty(ATTACHED) != null) {
        return;
      }
      start(instrumentation);
    } catch (Throwable t) {
      System.err.println("[aimeter] not attached, nothing is metered: " + t);
      if (Boolean.getBoolean("aimeter.debug")) {
        t.printStackTrace();
      }
    }
  }

  private static boolean isSwitchedOff() {
    String enabled = System.getProperty("aimeter.enabled");
    if (enabled == null) {
      enabled = System.getenv("AIMETER_ENABLED");
    }
    return "false".equalsIgnoreCase(enabled);
  }

  private static void start(Instrumentation instrumentation) throws Exception {
    String version = Premain.class.getPackage().getImplementationVersion();
    System.setProperty(ATTACHED, version == null ? "unknown" : version);
    preload();
    URI jar = Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    AgentLoader loader = new AgentLoader(new File(jar));
    Class<?> type = Class.forName(AGENT, true, loader);
    @SuppressWarnings("unchecked") // the class is ours
    Consumer<Instrumentation> agent =
        type.asSubclass(Consumer.class).getDeclaredConstructor().newInstance();
    agent.accept(instrumentation);
  }

  /**
   * Classes the transformer's callers need in the middle of other classes' loading; loaded there
   * for the first time, they would be a circularity.
   */
  private static void preload() throws ClassNotFoundException {
    Class.forName("java.lang.invoke.MethodHandle$1");
    Class.forName("java.util.concurrent.ThreadLocalRandom");
  }
}
