package io.aimeter.agent.weave;

import java.io.IOException;
import java.io.InputStream;

/**
 * Defines the bridge class in the boot loader. Not by {@code appendToBootstrapClassLoaderSearch},
 * which turns class data sharing off and says so on the user's console.
 */
final class BridgeDefiner {
  static final String BRIDGE = "io/aimeter/agent/bridge/Bridge";

  private BridgeDefiner() {}

  /**
   * Defines it, unless it is there.
   *
   * @throws ReflectiveOperationException if the JDK does not let us
   * @throws IOException if it cannot be read from the agent's jar
   */
  static void define() throws ReflectiveOperationException, IOException {
    if (isThere()) {
      return;
    }
    byte[] classFile;
    try (InputStream in =
        BridgeDefiner.class.getClassLoader().getResourceAsStream("boot/" + BRIDGE + ".classdata")) {
      if (in == null) {
        throw new IOException("the agent's jar lacks " + BRIDGE);
      }
      classFile = in.readAllBytes();
    }
    Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
    Object instance = unsafe.getMethod("getUnsafe").invoke(null);
    unsafe
        .getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            java.security.ProtectionDomain.class)
        .invoke(instance, BRIDGE, classFile, 0, classFile.length, null, null);
  }

  private static boolean isThere() {
    try {
      Class.forName(BRIDGE.replace('/', '.'), false, BridgeDefiner.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
