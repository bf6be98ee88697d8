package io.aimeter.collector.main;

import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.config.ValueType;
import io.aimeter.core.config.FileStamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a configuration comes to at one moment, to be compared with another: its values, and the
 * stamps of the files they name.
 *
 * @param file the stamp of the configuration's file
 * @param values by key; null where a key has none
 */
record InForce(String file, Map<ConfigKey, String> values) {
  /** Now. */
  static InForce of(Config config) {
    return of(config, config.file() == null ? "" : FileStamp.of(config.file()));
  }

  /** With the configuration's file as it was when it was read. */
  static InForce asRead(Config config) {
    return of(config, config.fileStamp());
  }

  private static InForce of(Config config, String file) {
    Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
    for (ConfigKey key : ConfigKey.values()) {
      Path path = key.type() == ValueType.PATH ? config.path(key) : null;
      // What lies in a directory is not the configuration's.
      boolean isFile = path != null && !Files.isDirectory(path);
      values.put(key, isFile ? path + " " + FileStamp.of(path) : config.text(key));
    }
    return new InForce(file, values);
  }

  /** The keys that have other values there. */
  Set<ConfigKey> changed(InForce other) {
    Set<ConfigKey> changed = EnumSet.noneOf(ConfigKey.class);
    for (ConfigKey key : ConfigKey.values()) {
      if (!Objects.equals(values.get(key), other.values.get(key))) {
        changed.add(key);
      }
    }
    return changed;
  }
}
