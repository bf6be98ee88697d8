package io.aimeter.collector.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aimeter.core.config.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the YAML file: what it gives, with line and column; the first mistake is refused. */
final class ConfigFile {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final Map<ConfigKey, Given> given = new EnumMap<>(ConfigKey.class);

  private ConfigFile(Path file) {
    this.file = file;
  }

  /** What the file gives. */
  static Map<ConfigKey, Given> read(Path file) throws ConfigException {
    return new ConfigFile(file).read();
  }

  private Map<ConfigKey, Given> read() throws ConfigException {
    try {
      // From a string: a location then never brings a part of the file into a message.
      String text = Files.readString(file);
      // What is no YAML is said before what it would otherwise be mistaken for.
      try (JsonParser yaml = YAML.createParser(text)) {
        for (JsonToken token = yaml.nextToken(); token != null; token = yaml.nextToken()) {
          yaml.getText();
        }
      }
      read(text);
    } catch (JsonProcessingException e) {
      throw new ConfigException(place(e.getLocation()) + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new ConfigException(
          "cannot read " + file + " (" + e.getClass().getSimpleName() + "); give another file");
    }
    return given;
  }

  private void read(String text) throws IOException, ConfigException {
    try (JsonParser yaml = YAML.createParser(text)) {
      JsonToken first = yaml.nextToken();
      if (first == JsonToken.START_OBJECT) {
        section(yaml, "");
        if (yaml.nextToken() != null) {
          throw wrong(yaml, "a second document begins here; one file is one document");
        }
      } else if (first != null && first != JsonToken.VALUE_NULL) {
        throw wrong(yaml, "here must be a key and its value, such as  interval: 1s");
      }
    }
  }

  private void section(JsonParser yaml, String prefix) throws IOException, ConfigException {
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + yaml.currentName();
      JsonLocation at = yaml.currentTokenLocation();
      JsonToken value = yaml.nextToken();
      ConfigKey key = ConfigKey.of(path);
      if (key == null && !ConfigKey.isSection(path)) {
        throw unknown(at, path);
      }
      if (value == JsonToken.VALUE_NULL
          || (value == JsonToken.VALUE_STRING && yaml.getText().isBlank())) {
        if (key != null) {
          throw new ConfigException(
              place(at) + path + " has no value; give it one, or delete the line");
        }
      } else if (key == null) {
        if (value != JsonToken.START_OBJECT) {
          throw new ConfigException(
              place(at) + path + " is a section: its keys follow in indented lines");
        }
        section(yaml, path + ".");
      } else {
        put(key, text(yaml, key, value), at);
      }
    }
  }

  private String text(JsonParser yaml, ConfigKey key, JsonToken value)
      throws IOException, ConfigException {
    if (!value.isScalarValue()) {
      throw wrong(yaml, key.path() + " takes one value: " + key.type().description());
    }
    return yaml.getText().trim();
  }

  private void put(ConfigKey key, String text, JsonLocation at) throws ConfigException {
    if (key.type() == ValueType.SECRET) {
      throw new ConfigException(
          place(at)
              + key.path()
              + " does not belong into this file: name a file that holds it with "
              + key.path()
              + "-file, or set "
              + key.environmentVariable());
    }
    String where = place(at);
    given.put(key, Given.checked(key, text, where.substring(0, where.length() - ": ".length())));
  }

  private ConfigException unknown(JsonLocation at, String path) {
    List<String> known = Arrays.stream(ConfigKey.values()).map(ConfigKey::path).toList();
    return new ConfigException(
        place(at) + "unknown key " + path + "; the nearest known is " + Nearest.to(path, known));
  }

  private ConfigException wrong(JsonParser yaml, String what) {
    return new ConfigException(place(yaml.currentTokenLocation()) + what);
  }

  private String place(JsonLocation at) {
    return at == null ? file + ": " : file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": ";
  }

  private static String firstLine(String message) {
    return message.lines().map(String::trim).findFirst().orElse("this is no YAML");
  }
}
