package io.aimeter.core.config;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The values of all {@link Key}s: system property over environment variable over file. Immutable.
 *
 * <p>Loaded inside applications' JVMs, so loading is light (no lambda, no regular expression, no
 * logging) and never throws: what is wrong is told by {@link #problems()}, and the default holds.
 * Problems name keys, never values, which might be secrets.
 */
public final class Settings {
  private final Map<String, String> properties;
  private final Map<String, String> environment;
  private final Map<Key, Setting> values;
  private final Map<String, Setting> tags;
  private final Map<String, Setting> taps;
  private final Map<String, String> hosts;
  private final List<String> problems = new ArrayList<>();

  private Settings(Map<String, String> properties, Map<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.ofProperties(properties, Origin.PROPERTY));
    layers.add(Layer.ofEnvironment(environment));
    Setting file = find(Key.CONFIG, layers);
    if (file != null) {
      layers.add(Layer.ofFile(new File(file.text()), problems));
    }
    this.values = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      Setting found = key.isFamily() ? null : find(key, layers);
      if (found != null) {
        values.put(key, found);
      }
    }
    this.tags = family(Key.TAG, layers);
    this.taps = family(Key.TAP, layers);
    this.hosts = OwnHosts.parse(text(Key.HOSTS), problems);
    for (Layer layer : layers) {
      layer.reportUnknown(problems);
    }
    checkFlags();
    checkSizes();
  }

  /** The settings of this process. */
  public static Settings load() {
    Map<String, String> properties = Collections.emptyMap();
    Map<String, String> environment = Collections.emptyMap();
    try {
      properties = texts(System.getProperties());
      environment = System.getenv();
      return of(properties, environment);
    } catch (SecurityException e) {
      Settings settings = of(properties, environment);
      settings.problems.add("a security manager hides settings: " + e.getMessage());
      return settings;
    }
  }

  /** The settings given by these system properties and environment variables. */
  public static Settings of(Map<String, String> properties, Map<String, String> environment) {
    return new Settings(properties, environment);
  }

  private static Map<String, String> texts(Properties properties) {
    Map<String, String> texts = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      texts.put(name, properties.getProperty(name));
    }
    return texts;
  }

  private static Setting find(Key key, List<Layer> layers) {
    for (Layer layer : layers) {
      Setting found = layer.get(key.property());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static Map<String, Setting> family(Key key, List<Layer> layers) {
    String prefix = key.property().substring(0, key.property().length() - 1);
    Map<String, Setting> members = new TreeMap<>();
    for (Layer layer : layers) {
      for (Map.Entry<String, Setting> entry : layer.startingWith(prefix).entrySet()) {
        members.putIfAbsent(entry.getKey(), entry.getValue());
      }
    }
    return Collections.unmodifiableMap(members);
  }

  private void checkFlags() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put(Key.ENABLED.property(), text(Key.ENABLED));
    given.put(Key.DEBUG.property(), text(Key.DEBUG));
    given.put(Key.HANDOVER.property(), text(Key.HANDOVER));
    given.put(Key.ASK_USAGE.property(), text(Key.ASK_USAGE));
    given.put(Key.BAGGAGE.property(), text(Key.BAGGAGE));
    for (Map.Entry<String, Setting> tap : taps.entrySet()) {
      given.put("aimeter.tap." + tap.getKey(), tap.getValue().text());
    }
    for (Map.Entry<String, String> flag : given.entrySet()) {
      if (!isTrue(flag.getValue()) && !isFalse(flag.getValue())) {
        problems.add(flag.getKey() + " is neither true nor false; its default holds");
      }
    }
  }

  private void checkSizes() {
    if (Size.bytes(text(Key.QUEUES_SIZE)) < 0) {
      problems.add(
          Key.QUEUES_SIZE.property() + " is no size such as 500MB or 4GB; its default holds");
    }
  }

  /** The bytes of a key that has a size. */
  public long bytes(Key key) {
    long given = Size.bytes(text(key));
    return given < 0 ? Size.bytes(key.defaultText()) : given;
  }

  private static boolean isTrue(String text) {
    return text.equalsIgnoreCase("true");
  }

  private static boolean isFalse(String text) {
    return text.equalsIgnoreCase("false");
  }

  /** The value that was given for a key, and where; null where none was. */
  public Setting given(Key key) {
    return values.get(key);
  }

  /** The value of a key, or its default; null where it has neither. */
  public String text(Key key) {
    Setting given = values.get(key);
    return given == null ? key.defaultText() : given.text();
  }

  /** The value of a key of {@code true} or {@code false}. */
  public boolean flag(Key key) {
    return parseFlag(text(key), key);
  }

  private static boolean parseFlag(String text, Key key) {
    return isTrue(text) || (!isFalse(text) && isTrue(key.defaultText()));
  }

  /** Whether the tap of this name may be woven. */
  public boolean tapEnabled(String name) {
    Setting given = taps.get(name.toLowerCase(Locale.ROOT));
    return given == null || parseFlag(given.text(), Key.TAP);
  }

  /** The free tags by name, in order of names. */
  public Map<String, Setting> tags() {
    return tags;
  }

  /** The user's own hosts: provider by {@code host} or {@code host:port}, in lower case. */
  public Map<String, String> hosts() {
    return hosts;
  }

  /** The directory of queues and store, absolute. */
  public Path directory() {
    return path(Key.DIR);
  }

  /**
   * The value of a key that names a file or directory, absolute, a leading {@code ~} resolved; null
   * where it has none.
   */
  public Path path(Key key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    if (text.equals("~") || text.startsWith("~/")) {
      text = property("user.home") + text.substring(1);
    }
    return new File(text).getAbsoluteFile().toPath();
  }

  /** A system property that is not ours, such as {@code spring.application.name}; null if unset. */
  public String property(String name) {
    return properties.get(name);
  }

  /** An environment variable that is not ours, such as {@code OTEL_SERVICE_NAME}; null if unset. */
  public String environment(String name) {
    return environment.get(name);
  }

  /** What is wrong with what was given, a sentence each; empty where all is well. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
