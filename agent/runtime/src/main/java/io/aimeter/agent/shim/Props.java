package io.aimeter.agent.shim;

import java.util.Map;
import java.util.Properties;

/**
 * System properties as the libraries inside the agent see them: facts about the JVM are the JVM's,
 * a few settings are ours, and everything else, above all what the application sets for its own
 * copies of the same libraries, is absent.
 */
public final class Props {
  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("chronicle.analytics.disable", "true"),
          Map.entry("chronicle.announcer.disable", "true"),
          Map.entry("chronicle.disk.monitor.disable", "true"),
          Map.entry("disable.perf.info", "true"),
          Map.entry("disable.debug.info", "true"),
          Map.entry("background.releaser", "false"),
          Map.entry("project.build.directory", System.getProperty("java.io.tmpdir", ".")));

  private static final String[] FACTS = {
    "java.", "os.", "sun.", "file.", "path.", "line.", "user.name", "user.dir", "user.home"
  };

  private Props() {}

  /** For {@link System#getProperty(String)}. */
  public static String getProperty(String key) {
    String ours = OURS.get(key);
    return ours != null || !isFact(key) ? ours : System.getProperty(key);
  }

  /** For {@link System#getProperty(String, String)}. */
  public static String getProperty(String key, String otherwise) {
    String value = getProperty(key);
    return value == null ? otherwise : value;
  }

  /**
   * For {@link System#getProperties()}: a copy, so that nothing is ever set for the application.
   */
  public static Properties getProperties() {
    Properties copy = new Properties();
    for (String key : System.getProperties().stringPropertyNames()) {
      if (isFact(key)) {
        copy.setProperty(key, System.getProperty(key));
      }
    }
    copy.putAll(OURS);
    return copy;
  }

  /** For {@link System#setProperty}: nothing is ever set. */
  public static String setProperty(String key, String value) {
    return getProperty(key);
  }

  /** For {@link Boolean#getBoolean}. */
  public static boolean getBoolean(String key) {
    return Boolean.parseBoolean(getProperty(key));
  }

  /**
   * For {@link Integer#getInteger(String, int)}: no number of ours is set, so what the caller says.
   */
  public static Integer getInteger(String key, int otherwise) {
    return otherwise;
  }

  /** For {@link Integer#getInteger(String, Integer)}. */
  public static Integer getInteger(String key, Integer otherwise) {
    return otherwise;
  }

  /** For {@link Integer#getInteger(String)}. */
  public static Integer getInteger(String key) {
    return null;
  }

  /** For {@link Long#getLong(String, long)}. */
  public static Long getLong(String key, long otherwise) {
    return otherwise;
  }

  /** For {@link Long#getLong(String, Long)}. */
  public static Long getLong(String key, Long otherwise) {
    return otherwise;
  }

  /** For {@link Long#getLong(String)}. */
  public static Long getLong(String key) {
    return null;
  }

  private static boolean isFact(String key) {
    for (String prefix : FACTS) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
