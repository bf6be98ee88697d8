package io.aimeter.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the shipped jar, and what must not be. */
class ContentsIT {
  private static final Path BUNDLED = Path.of(System.getProperty("aimeter.bundled"));

  private final Map<String, byte[]> entries = ShippedJar.entries();
  private final Map<String, byte[]> classes = ShippedJar.classes();

  @Test
  void applicationsSeeTheseEntriesAndNoOthers() {
    Set<String> visible =
        entries.keySet().stream()
            .filter(name -> !name.startsWith("inst/") && !name.startsWith("boot/"))
            .filter(name -> !name.startsWith("META-INF/licences/"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        Set.of(
            "META-INF/LICENSE",
            "META-INF/MANIFEST.MF",
            "META-INF/NOTICE",
            "io/aimeter/agent/bootstrap/AgentLoader.class",
            "io/aimeter/agent/bootstrap/JdkTool.class",
            "io/aimeter/agent/bootstrap/Premain.class",
            "io/aimeter/agent/bootstrap/package-info.class"),
        visible);
  }

  @Test
  void theBootLoaderGetsTheBridgeAlone() {
    assertEquals(
        Set.of(
            "boot/io/aimeter/agent/bridge/Bridge.classdata",
            "boot/io/aimeter/agent/bridge/package-info.classdata"),
        startingWith("boot/"));
  }

  @Test
  void whatIsHiddenIsNeitherAClassNorAnythingUnexpected() {
    Set<String> folders =
        startingWith("inst/").stream()
            .map(name -> name.replaceFirst("^inst/([^/]+/[^/]+)/.*", "$1"))
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "META-INF/services",
            "com/fasterxml",
            "com/knuddels",
            "io/aimeter",
            "net/bytebuddy",
            "net/openhft",
            "org/brotli",
            "org/jctools",
            "org/slf4j",
            "org/snakeyaml"),
        folders);
    assertEquals(
        Set.of(),
        startingWith("inst/").stream()
            .filter(name -> name.endsWith(".class") || name.contains("module-info"))
            .collect(Collectors.toSet()));
  }

  private Set<String> startingWith(String prefix) {
    return entries.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toSet());
  }

  @Test
  void nothingThatPhonesHomeShips() {
    assertEquals(
        Set.of(),
        entries.keySet().stream()
            .filter(name -> name.startsWith("inst/net/openhft/chronicle/analytics/"))
            .collect(Collectors.toSet()));
  }

  @Test
  void noLibraryReachesWhatTheShimsStandFor() {
    Set<String> types = Set.of("sun/misc/Unsafe", "sun/misc/Signal", "sun/misc/SignalHandler");
    Set<String> calls =
        Set.of(
            "java/lang/System.getProperty",
            "java/lang/System.getProperties",
            "java/lang/System.setProperty",
            "java/lang/Boolean.getBoolean",
            "java/lang/Integer.getInteger",
            "java/lang/Long.getLong",
            "java/lang/Runtime.addShutdownHook",
            "java/lang/Runtime.removeShutdownHook");
    Set<String> found = new TreeSet<>();
    classes.forEach(
        (name, content) -> {
          if (!name.startsWith("io/aimeter/") && !name.startsWith("com/fasterxml/")) {
            for (String type : References.classes(content)) {
              if (types.contains(type) || type.startsWith("javax/naming/")) {
                found.add(name + " names " + type);
              }
            }
            for (String call : References.calls(content)) {
              if (calls.contains(call)) {
                found.add(name + " calls " + call);
              }
            }
          }
        });
    assertEquals(Set.of(), found);
  }

  /** Of some libraries a part is packed: nothing of that part may need the rest. */
  @Test
  void whatIsPackedInPartIsComplete() {
    Set<String> missing = new TreeSet<>();
    classes.forEach(
        (name, content) -> {
          for (String type : References.classes(content)) {
            String element = type.replaceFirst("^\\[+L?", "").replace(";", "");
            if ((element.startsWith("io/aimeter/")
                    || element.startsWith("org/jctools/")
                    || element.startsWith("net/bytebuddy/")
                    || element.startsWith("com/fasterxml/")
                    || element.startsWith("org/snakeyaml/"))
                && !classes.containsKey(element)) {
              missing.add(name + " needs " + element);
            }
          }
        });
    assertEquals(Set.of(), missing);
  }

  @Test
  void servicesHaveTheirProviders() {
    for (String services : startingWith("inst/META-INF/services/")) {
      List<String> providers =
          new String(entries.get(services), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      assertTrue(providers.size() > 0, services);
      for (String provider : providers) {
        assertTrue(classes.containsKey(provider.replace('.', '/')), services + ": " + provider);
      }
    }
  }

  @Test
  void theManifestSaysHowToStartIt() throws IOException {
    try (JarFile jar = new JarFile(ShippedJar.PATH.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      String premain = "io.aimeter.agent.bootstrap.Premain";
      assertEquals(premain, manifest.getValue("Premain-Class"));
      assertEquals(premain, manifest.getValue("Agent-Class"));
      assertEquals(premain, manifest.getValue("Main-Class"));
      assertEquals("true", manifest.getValue("Can-Redefine-Classes"));
      assertEquals("true", manifest.getValue("Can-Retransform-Classes"));
      assertEquals(
          System.getProperty("aimeter.version"), manifest.getValue("Implementation-Version"));
    }
  }

  @Test
  void everyLibraryIsNamedWithItsLicenceAndItsOwnTextsAreThere() throws IOException {
    String notice = new String(entries.get("META-INF/NOTICE"), UTF_8);
    assertTrue(new String(entries.get("META-INF/LICENSE"), UTF_8).contains("Apache License"));
    try (Stream<Path> jars = Files.list(BUNDLED)) {
      for (Path jar : jars.toList()) {
        String library = jar.getFileName().toString().replace(".jar", "");
        if (!library.startsWith("aimeter-")) {
          assertTrue(notice.contains("\n" + library + " "), library);
        }
      }
    }
    assertEquals(
        Set.of(
            "META-INF/licences/byte-buddy-ASM",
            "META-INF/licences/byte-buddy-LICENSE",
            "META-INF/licences/byte-buddy-NOTICE",
            "META-INF/licences/dec-LICENSE",
            "META-INF/licences/jackson-core-FastDoubleParser-LICENSE",
            "META-INF/licences/jackson-core-FastDoubleParser-NOTICE",
            "META-INF/licences/jackson-core-LICENSE",
            "META-INF/licences/jackson-core-NOTICE",
            "META-INF/licences/jackson-core-thirdparty-LICENSE",
            "META-INF/licences/slf4j-api-LICENSE.txt",
            "META-INF/licences/slf4j-nop-LICENSE.txt"),
        startingWith("META-INF/licences/"));
  }

  @Test
  void theSamePartsGiveTheSameBytes(@TempDir Path directory) throws IOException {
    Path again = directory.resolve("aimeter.jar");
    Packager.main(
        new String[] {
          BUNDLED.toString(),
          "src/main/jar",
          "../../LICENSE",
          again.toString(),
          System.getProperty("aimeter.version")
        });

    assertArrayEquals(Files.readAllBytes(ShippedJar.PATH), Files.readAllBytes(again));
  }
}
