package io.aimeter.collector.main;

import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.config.ValueType;
import io.aimeter.collector.log.Secrets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secrets that a configuration gives, in whatever way. */
final class KnownSecrets {
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(password|secret|token|jaas).*");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private KnownSecrets() {}

  static Secrets of(Config config) {
    Set<String> texts = new HashSet<>();
    try {
      for (ConfigKey key : ConfigKey.values()) {
        if (key.type() == ValueType.SECRET) {
          texts.add(Sinks.secret(config, key, fileOf(key)));
        }
      }
      for (String value : Otlp.headers(config).values()) {
        texts.add(value);
        texts.add(value.substring(value.indexOf(' ') + 1)); // behind Bearer or Basic
      }
      Sinks.properties(config, ConfigKey.KAFKA_CLIENT_PROPERTIES)
          .forEach((name, value) -> addOfProperty(texts, name, value));
    } catch (ConfigException e) {
      // The plan has read all of them, or it would not have got here; one gone since is in no line.
    }
    texts.removeIf(Objects::isNull);
    return new Secrets(texts);
  }

  /** The key that names the file which holds it. */
  private static ConfigKey fileOf(ConfigKey key) {
    return Arrays.stream(ConfigKey.values())
        .filter(each -> each.path().equals(key.path() + "-file"))
        .findFirst()
        .orElseThrow();
  }

  private static void addOfProperty(Set<String> texts, String name, String value) {
    if (SECRET_NAME.matcher(name).matches()) {
      texts.add(value);
      // sasl.jaas.config holds names and passwords in quotes.
      Matcher quoted = QUOTED.matcher(value);
      while (quoted.find()) {
        texts.add(quoted.group(1));
      }
    }
  }
}
