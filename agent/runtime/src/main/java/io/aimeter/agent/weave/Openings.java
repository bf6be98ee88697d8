package io.aimeter.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What of the JDK is opened or exported to the agent: to the unnamed module of its isolated loader
 * and to nobody else, so that the application gains nothing.
 */
final class Openings {
  private Openings() {}

  /** What the journal, the bridge's definition, URL connections, TLS and the shutdown hook need. */
  static void ofBase(Instrumentation instrumentation) {
    Module base = Object.class.getModule();
    Map<String, Set<Module>> exports =
        toUs("sun.nio.ch", "jdk.internal.misc", "sun.net.www", "sun.security.ssl");
    Map<String, Set<Module>> opens =
        toUs(
            "java.lang",
            "java.lang.reflect",
            "java.net",
            "java.util.concurrent",
            "sun.net.www.protocol.http",
            "sun.security.ssl");
    redefine(instrumentation, base, exports, opens);
  }

  /** What the tap of the JDK's HTTP client needs, once that module is there. */
  static void ofHttpClient(Instrumentation instrumentation, Module httpClient) {
    redefine(instrumentation, httpClient, toUs("jdk.internal.net.http"), Map.of());
  }

  private static Map<String, Set<Module>> toUs(String... packages) {
    Set<Module> us = Set.of(Openings.class.getClassLoader().getUnnamedModule());
    Map<String, Set<Module>> map = new HashMap<>();
    for (String name : packages) {
      map.put(name, us);
    }
    return map;
  }

  private static void redefine(
      Instrumentation instrumentation,
      Module module,
      Map<String, Set<Module>> exports,
      Map<String, Set<Module>> opens) {
    instrumentation.redefineModule(module, Set.of(), exports, opens, Set.of(), Map.of());
  }
}
