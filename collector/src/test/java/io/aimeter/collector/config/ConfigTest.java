package io.aimeter.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  @TempDir Path directory;

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("c.yaml"), yaml);
  }

  private Config load(String yaml, Map<String, String> environment) throws Exception {
    return Config.load(Map.of(), environment, file(yaml));
  }

  /** Line and column, then what is wrong and what to do. */
  private void refused(String yaml, String message) throws IOException {
    Path file = file(yaml);
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> Config.load(Map.of(), Map.of(), file));
    assertEquals(message, refusal.getMessage().replace(file.toString(), "c.yaml"));
  }

  @Test
  void commandLineWinsOverEnvironmentOverFileOverDefault() throws Exception {
    Path file = file("interval: 3s\nwriter: of-file\ndir: /of/file\n");
    Config config =
        Config.load(
            Map.of(ConfigKey.INTERVAL, "5"),
            Map.of("AIMETER_COLLECT_INTERVAL", "4s", "AIMETER_COLLECT_WRITER", "of-environment"),
            file);
    assertEquals(Duration.ofSeconds(5), config.duration(ConfigKey.INTERVAL));
    assertEquals("--interval", config.where(ConfigKey.INTERVAL));
    assertEquals("of-environment", config.text(ConfigKey.WRITER));
    assertEquals("AIMETER_COLLECT_WRITER", config.where(ConfigKey.WRITER));
    assertEquals("/of/file", config.text(ConfigKey.DIR));
    assertEquals(file + ":3:1", config.where(ConfigKey.DIR));
    assertNull(config.text(ConfigKey.PRICES));
    assertEquals("default", config.where(ConfigKey.PRICES));
  }

  @Test
  void theFileMayBeNamedByTheEnvironmentAndMayBeEmpty() throws Exception {
    Path file = file("# nothing yet\n");
    Config config = Config.load(Map.of(), Map.of("AIMETER_COLLECT_CONFIG", file.toString()), null);
    assertEquals(file, config.file());
    assertEquals("w-local", config.text(ConfigKey.WRITER));
  }

  /** Agents and command line know these two under the same names. */
  @Test
  void sharedKeysHaveSharedVariables() throws Exception {
    Config config =
        load("", Map.of("AIMETER_DIR", "/shared", "AIMETER_PRICES", "/p.json", "AI_TEAM", "x"));
    assertEquals(Path.of("/shared"), config.path(ConfigKey.DIR));
    assertEquals(Path.of("/p.json"), config.path(ConfigKey.PRICES));
  }

  @Test
  void relativePathsOfTheFileLieBesideIt() throws Exception {
    Config config = load("prices: p.json\n", Map.of("AIMETER_DIR", "here"));
    assertEquals(directory.resolve("p.json"), config.path(ConfigKey.PRICES));
    assertEquals(Path.of("here").toAbsolutePath(), config.path(ConfigKey.DIR));
  }

  @Test
  void mistakesAreRefusedWithTheirPlace() throws Exception {
    refused(
        "writer: a\nintervall: 1s\n",
        "c.yaml:2:1: unknown key intervall; the nearest known is interval");
    refused(
        "writer: a/b\n",
        "c.yaml:1:1: writer is a name of letters, digits, dots and dashes, not 'a/b'");
    refused("writer:\n", "c.yaml:1:1: writer has no value; give it one, or delete the line");
    refused(
        "writer: [a]\n",
        "c.yaml:1:9: writer takes one value: a name of letters, digits, dots and dashes");
    refused("- a\n", "c.yaml:1:1: here must be a key and its value, such as  interval: 1s");
    refused("writer: a\nwriter: b\n", "c.yaml:2:7: Duplicate field 'writer'");
    refused(
        "writer: a\n---\nwriter: b\n",
        "c.yaml:3:1: a second document begins here; one file is one document");
  }

  @Test
  void aFileThatIsNoYamlIsRefusedWithItsPlace() throws Exception {
    Path file = file("writer: a\n  interval: 1s\n");
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> Config.load(Map.of(), Map.of(), file));
    String message = refusal.getMessage();
    assertEquals(0, message.indexOf(file + ":2:11: "), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Path file = directory.resolve("none.yaml");
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> Config.load(Map.of(), Map.of(), file));
    assertEquals(
        "cannot read " + file + " (NoSuchFileException); give another file", refusal.getMessage());
  }

  @Test
  void unknownVariablesOfOursAreRefusedWithTheNearestName() {
    ConfigException refusal =
        assertThrows(
            ConfigException.class,
            () -> Config.load(Map.of(), Map.of("AIMETER_COLLECT_INTERVALL", "1s"), null));
    assertEquals(
        "unknown environment variable AIMETER_COLLECT_INTERVALL; the nearest known is"
            + " AIMETER_COLLECT_INTERVAL",
        refusal.getMessage());
  }

  @Test
  void variablesOfOthersAreNoMistake() throws Exception {
    Config config =
        load(
            "",
            Map.of(
                "AIMETER_COLLECT_SERVICE_HOST", "10.0.0.1",
                "AIMETER_COLLECT_PORT_80_TCP", "tcp://10.0.0.1:80",
                "AIMETER_TAP_OKHTTP", "false",
                "AIMETER_COLLECT_WRITER", " "));
    assertEquals("w-local", config.text(ConfigKey.WRITER));
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "0.05, 50", "500ms, 500", "2m, 120000", "24h, 86400000"})
  void timesHaveUnits(String text, long millis) throws Exception {
    Config config = load("interval: " + text + "\n", Map.of());
    assertEquals(Duration.ofMillis(millis), config.duration(ConfigKey.INTERVAL));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1s", "25h", "1d", "soon", "0.0001"})
  void whatIsNoTimeIsRefused(String text) throws IOException {
    refused(
        "interval: " + text + "\n",
        "c.yaml:1:1: interval is a time from 1ms to 24h, such as 500ms, 30s, 5m or 1h, not '"
            + text
            + "'");
  }

  @ParameterizedTest
  @CsvSource({"1MB, 1000000", "50GB, 50000000000", "2TB, 2000000000000"})
  void sizesHaveUnits(String text, long bytes) throws Exception {
    Config config = load("retention:\n  size: " + text + "\n  age: 400d\n", Map.of());
    assertEquals(bytes, config.bytes(ConfigKey.RETENTION_SIZE));
    assertEquals(400, config.days(ConfigKey.RETENTION_AGE));
    assertEquals(Long.MAX_VALUE, load("", Map.of()).bytes(ConfigKey.RETENTION_SIZE));
    assertEquals(Long.MAX_VALUE, load("", Map.of()).days(ConfigKey.RETENTION_AGE));
  }

  @Test
  void whatIsNoAgeAndNoSizeIsRefused() throws IOException {
    refused(
        "retention:\n  age: 400\n",
        "c.yaml:2:3: retention.age is a number of days, such as 400d, not '400'");
    refused(
        "retention:\n  size: 0GB\n",
        "c.yaml:2:3: retention.size is a size of 1MB or more, such as 500MB, 50GB or 2TB, not"
            + " '0GB'");
  }
}
