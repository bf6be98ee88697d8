package io.aimeter.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** The jar that users attach, as the build has just made it. */
final class ShippedJar {
  /** Where it is. */
  static final Path PATH = Path.of(System.getProperty("aimeter.jar"));

  private ShippedJar() {}

  /** All entries by name. */
  static Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new TreeMap<>();
    try (JarFile jar = new JarFile(PATH.toFile())) {
      for (var entry : (Iterable<java.util.jar.JarEntry>) jar.stream()::iterator) {
        try (InputStream in = jar.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** All class files, hidden or not, by internal class name. */
  static Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new TreeMap<>();
    entries()
        .forEach(
            (name, content) -> {
              if (name.endsWith(".class") || name.endsWith(".classdata")) {
                String file = name.replaceFirst("^(boot|inst)/", "");
                classes.put(file.substring(0, file.lastIndexOf('.')), content);
              }
            });
    return classes;
  }
}
