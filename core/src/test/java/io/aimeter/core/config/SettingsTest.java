package io.aimeter.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir Path directory;

  private static Settings ofProperties(String... pairs) {
    return Settings.of(map(pairs), Map.of());
  }

  private static Map<String, String> map(String... pairs) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Test
  void propertyOverEnvironmentOverFile() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("aimeter.properties"),
            "ai.team = from file\nai.app = from file\nai.feature = sömething\nai.tag.X = 1\n");
    Settings settings =
        Settings.of(
            Map.of("ai.team", " from property ", "aimeter.config", file.toString()),
            Map.of("AI_TEAM", "from environment", "AI_APP", "from environment"));

    assertEquals("from property", settings.text(Key.TEAM));
    assertEquals(Origin.PROPERTY, settings.given(Key.TEAM).origin());
    assertEquals("from environment", settings.text(Key.APP));
    assertEquals(Origin.ENVIRONMENT, settings.given(Key.APP).origin());
    assertEquals("sömething", settings.text(Key.FEATURE));
    assertEquals(Origin.FILE, settings.given(Key.FEATURE).origin());
    assertEquals("1", settings.tags().get("X").text());
    assertEquals(List.of(), settings.problems());
  }

  @Test
  void nothingGiven() {
    Settings settings = ofProperties("user.home", "/home/u");
    assertNull(settings.text(Key.TEAM));
    assertNull(settings.given(Key.DIR));
    assertNull(settings.path(Key.PRICES));
    assertEquals(Path.of("/home/u/.aimeter"), settings.directory());
    assertTrue(settings.flag(Key.ENABLED));
    assertFalse(settings.flag(Key.DEBUG));
    assertTrue(settings.tapEnabled("okhttp"));
    assertEquals(Map.of(), settings.tags());
    assertEquals(Map.of(), settings.hosts());
    assertEquals(List.of(), settings.problems());
  }

  @Test
  void emptyIsNotGiven() {
    Settings settings =
        Settings.of(Map.of("ai.team", "  ", "ai.tag.x", ""), Map.of("AI_TEAM", "t"));
    assertEquals("t", settings.text(Key.TEAM));
    assertEquals(Map.of(), settings.tags());
  }

  @Test
  void tagsAndTapsAreFamilies() {
    Settings settings =
        Settings.of(
            map("ai.tag.region", "emea", "ai.tag.a.b", "c", "aimeter.tap.jdk", "FALSE"),
            Map.of("AI_TAG_REGION", "apac", "AI_TAG_COST_KEY", "k", "AIMETER_TAP_OKHTTP", "false"));
    assertEquals("emea", settings.tags().get("region").text());
    assertEquals(Origin.PROPERTY, settings.tags().get("region").origin());
    assertEquals("k", settings.tags().get("cost_key").text());
    assertEquals("c", settings.tags().get("a.b").text());
    assertFalse(settings.tapEnabled("jdk"));
    assertFalse(settings.tapEnabled("okhttp"));
    assertTrue(settings.tapEnabled("apache5"));
    assertEquals(List.of(), settings.problems());
  }

  @Test
  void everyEnvironmentVariableIsUnderstood() {
    for (Key key : Key.values()) {
      if (!key.isFamily()) {
        Settings settings = Settings.of(Map.of(), Map.of(key.environmentVariable(), "true"));
        assertNotNull(settings.given(key), key.environmentVariable());
        assertEquals(Origin.ENVIRONMENT, settings.given(key).origin());
      }
    }
  }

  @Test
  void ownHosts() {
    Settings settings =
        ofProperties("ai.hosts", " LLM.corp.example=openai, gw.example:8443 = anthropic ,");
    assertEquals(
        Map.of("llm.corp.example", "openai", "gw.example:8443", "anthropic"), settings.hosts());
    assertEquals(List.of(), settings.problems());
    Settings wrong = ofProperties("ai.hosts", "llm.corp.example,https://x=openai,a=openai");
    assertEquals(Map.of("a", "openai"), wrong.hosts());
    assertEquals(
        List.of(
            "ai.hosts: 'llm.corp.example' is not host[:port]=provider, such as llm.example=openai",
            "ai.hosts: 'https://x=openai' is not host[:port]=provider, such as"
                + " llm.example=openai"),
        wrong.problems());
  }

  @Test
  void paths() {
    Settings settings =
        ofProperties("user.home", "/home/u", "aimeter.dir", "~/x", "aimeter.prices", "p.json");
    assertEquals(Path.of("/home/u/x"), settings.directory());
    assertEquals(Path.of("p.json").toAbsolutePath(), settings.path(Key.PRICES));
    assertEquals(Path.of("/data"), ofProperties("aimeter.dir", "/data").directory());
  }

  @Test
  void aWrongFlagKeepsItsDefaultAndIsTold() {
    Settings settings = ofProperties("aimeter.enabled", "no", "aimeter.tap.jdk", "off");
    assertTrue(settings.flag(Key.ENABLED));
    assertTrue(settings.tapEnabled("jdk"));
    assertEquals(
        List.of(
            "aimeter.enabled is neither true nor false; its default holds",
            "aimeter.tap.jdk is neither true nor false; its default holds"),
        settings.problems());
  }

  @Test
  void aFileThatCannotBeReadIsTold() throws IOException {
    Path missing = directory.resolve("missing.properties");
    String problem = ofProperties("aimeter.config", missing.toString()).problems().get(0);
    assertTrue(
        problem.startsWith("aimeter.config names " + missing + ", which cannot be read: "),
        problem);
    Path broken = Files.writeString(directory.resolve("b.properties"), "ai.team=\\u00zz\n");
    Settings settings = ofProperties("aimeter.config", broken.toString(), "ai.app", "a");
    assertEquals(1, settings.problems().size());
    assertEquals("a", settings.text(Key.APP));
  }

  @ParameterizedTest
  @CsvSource({
    "ai.taem, ai.team",
    "ai.cost.center, ai.costcenter",
    "ai.cost_center, ai.costcenter",
    "ai.whatever, ai.feature",
    "aimeter.directory, aimeter.dir",
    "aimeter.price, aimeter.prices",
    "ai.tags, ai.tag.*",
  })
  void anUnknownPropertyIsToldWithTheNearest(String name, String nearest) {
    List<String> problems = ofProperties(name, "secret").problems();
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.get(0).startsWith("unknown system property " + name), problems::toString);
    assertFalse(problems.get(0).contains("secret"), problems::toString);
    if (!name.equals("ai.whatever") && !name.startsWith("aimeter.directory")) {
      assertTrue(problems.get(0).endsWith("nearest known is " + nearest), problems::toString);
    }
  }

  @Test
  void namesOfOthersAreLeftAlone() {
    Settings settings =
        Settings.of(
            map(
                "ai.djl.default_engine",
                "PyTorch",
                "ai.onnxruntime.native.path",
                "/x",
                "air",
                "y",
                "aimeter.agent",
                "0.1"),
            Map.of(
                "AI_GATEWAY_API_KEY",
                "k",
                "AI_SERVICE_URL",
                "u",
                "AIMETER_SERVICE_HOST",
                "h",
                "AIMETER_PORT_80_TCP",
                "p"));
    assertEquals(List.of(), settings.problems());
  }

  @Test
  void unknownNamesElsewhereAreToldWithTheirPlace() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "ai.taem=x\n");
    Settings settings =
        Settings.of(
            Map.of("aimeter.config", file.toString()), Map.of("AI_TAEM", "x", "AIMETER_DIRS", "y"));
    assertEquals(
        List.of(
            "unknown environment variable AIMETER_DIRS; the nearest known is AIMETER_DIR",
            "unknown environment variable AI_TAEM; the nearest known is AI_TEAM",
            "unknown key in " + file + " ai.taem; the nearest known is ai.team"),
        settings.problems().stream().sorted().toList());
  }

  @Test
  void thisProcessCanBeLoaded() {
    Settings settings = Settings.load();
    assertEquals(System.getProperty("java.version"), settings.property("java.version"));
    assertEquals(System.getenv("PATH"), settings.environment("PATH"));
  }

  @Test
  void sizesHaveUnitsAndWhatIsNoneIsSaid() {
    assertEquals(4_000_000_000L, ofProperties().bytes(Key.QUEUES_SIZE));
    assertEquals(500_000_000L, ofProperties("aimeter.queues.size", "500MB").bytes(Key.QUEUES_SIZE));
    for (String none : List.of("", "4", "4 GB", "GB", "0MB", "4gb", "-1GB", "4KB", "1234567MB")) {
      Settings settings = ofProperties("aimeter.queues.size", "x" + none);
      assertEquals(4_000_000_000L, settings.bytes(Key.QUEUES_SIZE), none);
      assertEquals(
          List.of("aimeter.queues.size is no size such as 500MB or 4GB; its default holds"),
          settings.problems());
      assertEquals(-1, Size.bytes(none), none);
    }
  }
}
