package io.aimeter.collector.config;

import io.aimeter.collector.log.Level;
import io.aimeter.collector.log.LogFormat;
import io.aimeter.core.config.FileStamp;
import io.aimeter.core.config.Key;
import io.aimeter.core.config.Nearest;
import io.aimeter.core.config.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of all {@link ConfigKey}s: command line over environment over file over default.
 * Immutable; whatever is in it fits its key.
 */
public final class Config {
  /** The environment variable that names the file. */
  public static final String FILE_VARIABLE = Key.COLLECTOR_PREFIX + "CONFIG";

  /**
   * Kubernetes tells of a service called aimeter-collect by {@code AIMETER_COLLECT_SERVICE_HOST},
   * {@code AIMETER_COLLECT_PORT} and more.
   */
  private static final List<String> OF_KUBERNETES =
      List.of(Key.COLLECTOR_PREFIX + "SERVICE_", Key.COLLECTOR_PREFIX + "PORT");

  private final Map<ConfigKey, Given> given;
  private final Path file;
  private final String fileStamp;

  private Config(Map<ConfigKey, Given> given, Path file, String fileStamp) {
    this.given = given;
    this.file = file;
    this.fileStamp = fileStamp;
  }

  /**
   * What these places give together.
   *
   * @param options what the command line gives
   * @param file the YAML file; null for that of {@link #FILE_VARIABLE}, or none
   * @throws ConfigException if any of it cannot be used; the message is one line
   */
  public static Config load(
      Map<ConfigKey, String> options, Map<String, String> environment, Path file)
      throws ConfigException {
    Path read = file;
    if (read == null && !environment.getOrDefault(FILE_VARIABLE, "").isBlank()) {
      read = Path.of(environment.get(FILE_VARIABLE).trim());
    }
    Map<ConfigKey, Given> given = new EnumMap<>(ConfigKey.class);
    String stamp = read == null ? "" : FileStamp.of(read);
    if (read != null) {
      given.putAll(ConfigFile.read(read));
    }
    given.putAll(ofEnvironment(environment));
    for (Map.Entry<ConfigKey, String> option : options.entrySet()) {
      ConfigKey key = option.getKey();
      given.put(key, Given.checked(key, option.getValue(), "--" + key.path()));
    }
    return new Config(given, read, stamp);
  }

  private static Map<ConfigKey, Given> ofEnvironment(Map<String, String> environment)
      throws ConfigException {
    Map<String, ConfigKey> known = new TreeMap<>();
    for (ConfigKey key : ConfigKey.values()) {
      known.put(key.environmentVariable(), key);
    }
    Map<ConfigKey, Given> given = new EnumMap<>(ConfigKey.class);
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String name = variable.getKey();
      String text = variable.getValue().trim();
      ConfigKey key = known.get(name);
      if (key != null && !text.isEmpty()) {
        given.put(key, Given.checked(key, text, name));
      } else if (key == null && isSlip(name)) {
        throw new ConfigException(
            "unknown environment variable "
                + name
                + "; the nearest known is "
                + Nearest.to(name, known.keySet()));
      }
    }
    return given;
  }

  private static boolean isSlip(String name) {
    return name.startsWith(Key.COLLECTOR_PREFIX)
        && !name.equals(FILE_VARIABLE)
        && OF_KUBERNETES.stream().noneMatch(name::startsWith);
  }

  /** The file that was read; null where there was none. */
  public Path file() {
    return file;
  }

  /** The file's {@link FileStamp} of just before it was read; empty where there was none. */
  public String fileStamp() {
    return fileStamp;
  }

  /** Whether any place gives it. */
  public boolean isGiven(ConfigKey key) {
    return given.containsKey(key);
  }

  /** Where the value is from: a variable, an option, a file with line and column, or default. */
  public String where(ConfigKey key) {
    Given value = given.get(key);
    return value == null ? "default" : value.where();
  }

  /** The value, or the default; null where it has neither. */
  public String text(ConfigKey key) {
    Given value = given.get(key);
    return value == null ? key.defaultText() : value.text();
  }

  /** The value of a key that takes a level of the log. */
  public Level level(ConfigKey key) {
    return Level.valueOf(text(key).toUpperCase(Locale.ROOT));
  }

  /** The value of a key that takes a format of the log. */
  public LogFormat format(ConfigKey key) {
    return LogFormat.valueOf(text(key).toUpperCase(Locale.ROOT));
  }

  /** The value of a key that takes a time. */
  public Duration duration(ConfigKey key) {
    return ValueType.duration(text(key));
  }

  /** The value of a key that takes a number of days; as many as there are where it has none. */
  public long days(ConfigKey key) {
    String text = text(key);
    return text == null ? Long.MAX_VALUE : Long.parseLong(text.substring(0, text.length() - 1));
  }

  /** The bytes of a key that takes a size; as many as there are where it has none. */
  public long bytes(ConfigKey key) {
    String text = text(key);
    return text == null ? Long.MAX_VALUE : Size.bytes(text);
  }

  /** The value of a key that takes a number. */
  public int count(ConfigKey key) {
    return Integer.parseInt(text(key));
  }

  /** The value of a key that takes true or false. */
  public boolean flag(ConfigKey key) {
    return Boolean.parseBoolean(text(key));
  }

  /**
   * The value of a key that takes a file or directory: absolute, a leading {@code ~} resolved; null
   * where it has none. A relative one that the file gives, lies beside the file.
   */
  public Path path(ConfigKey key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    if (text.equals("~") || text.startsWith("~/")) {
      text = System.getProperty("user.home") + text.substring(1);
    }
    boolean inFile = file != null && where(key).startsWith(file + ":");
    return inFile
        ? file.toAbsolutePath().resolveSibling(text).normalize()
        : Path.of(text).toAbsolutePath();
  }
}
