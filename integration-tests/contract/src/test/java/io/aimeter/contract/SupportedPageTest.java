package io.aimeter.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/supported.md} names every client and version that this suite runs. */
class SupportedPageTest {
  @Test
  void everySubjectIsOnThePage() throws Exception {
    List<String> page = Files.readAllLines(Path.of("..", "..", "docs", "supported.md"));
    List<Subject> subjects = subjects();
    assertFalse(subjects.isEmpty(), "the suite has no subjects");
    for (Subject subject : subjects) {
      String row =
          page.stream()
              .filter(line -> line.startsWith("| `" + subject.tap() + "` |"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no row of " + subject.tap()));
      String library = subject.libraries();
      String version =
          library == null ? "the JDK's" : library.substring(library.lastIndexOf('-') + 1);
      assertTrue(row.contains(version), () -> row + " does not name " + version);
    }
  }

  private static List<Subject> subjects()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Path classes =
        Path.of(ClientContract.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("io/aimeter/contract");
    List<Subject> subjects = new java.util.ArrayList<>();
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith("IT.class")).toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("io.aimeter.contract." + name);
        if (ClientContract.class.isAssignableFrom(type)) {
          var constructor = type.getDeclaredConstructor();
          constructor.setAccessible(true);
          subjects.add(((ClientContract) constructor.newInstance()).subject());
        }
      }
    }
    return subjects;
  }
}
