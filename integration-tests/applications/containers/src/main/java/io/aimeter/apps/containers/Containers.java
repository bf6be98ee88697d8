package io.aimeter.apps.containers;

import java.nio.file.Path;

/**
 * Asks an AI provider from where applications live. Arguments: {@code tomcat}, {@code felix},
 * {@code jboss} or {@code virtual}; the provider's URL; a directory to work in. Libraries that only
 * those applications have lie in {@code parts} beside the jar.
 */
public final class Containers {
  private Containers() {}

  /** The program. */
  public static void main(String[] args) throws Exception {
    Path home =
        Path.of(Containers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path parts = home.resolveSibling("parts");
    Path work = Path.of(args[2]);
    switch (args[0]) {
      case "tomcat" -> TwoWebApplications.run(home, parts, work, args[1]);
      case "felix" -> OneBundle.run(home, parts, work, args[1]);
      case "jboss" -> JBossCalls.plain(args[1]);
      case "virtual" -> JBossCalls.virtual(args[1]);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }
}
