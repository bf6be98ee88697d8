package io.aimeter.agent.bootstrap;

/** Tells the JDK's own tools, which {@code JAVA_TOOL_OPTIONS} reaches too, from applications. */
final class JdkTool {
  private JdkTool() {}

  /** Whether this JVM runs javac, jcmd, keytool or another tool of the JDK. */
  static boolean isRunning() {
    return isTool(
        System.getProperty("jdk.module.main"), System.getProperty("jdk.module.main.class"));
  }

  /**
   * By the main module and its main class, which only tools have in the JDK's modules; but {@code
   * java Program.java} runs an application through the compiler's launcher.
   */
  static boolean isTool(String module, String mainClass) {
    if (module == null) {
      return false;
    }
    if (mainClass != null && mainClass.startsWith("com.sun.tools.javac.launcher.")) {
      return false;
    }
    return module.startsWith("jdk.") || module.startsWith("java.");
  }
}
