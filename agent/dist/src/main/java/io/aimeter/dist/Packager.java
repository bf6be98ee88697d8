package io.aimeter.dist;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Packs the agent's jar from the jars of its parts: bootstrap visible, everything else hidden as
 * {@code .classdata}. The same inputs give the same bytes.
 */
public final class Packager {
  private static final LocalDateTime TIMESTAMP = LocalDateTime.of(2026, 11, 23, 0, 0);

  private final Map<String, byte[]> entries = new TreeMap<>();
  private final UnsafeShim shim = new UnsafeShim();

  private Packager() {}

  /**
   * Arguments: the directory of the parts' jars, the directory of what is added as it is, the
   * project's licence, the jar to write, its version.
   */
  public static void main(String[] args) throws IOException {
    Packager packager = new Packager();
    try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        packager.add(jar);
      }
    }
    packager.addFiles(Path.of(args[1]));
    packager.entries.put("META-INF/LICENSE", Files.readAllBytes(Path.of(args[2])));
    packager.entries.put(UnsafeShim.entry(), packager.shim.generate());
    packager.write(Path.of(args[3]), args[4]);
  }

  private void addFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
        entries.put(name, Files.readAllBytes(file));
      }
    }
  }

  private void add(Path file) throws IOException {
    String library = file.getFileName().toString().replace(".jar", "");
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        String name = entry.getName();
        String place =
            Contents.isLicence(name)
                ? "META-INF/licences/" + library + "-" + name.substring(name.lastIndexOf('/') + 1)
                : Contents.place(name);
        if (place != null) {
          try (InputStream in = jar.getInputStream(entry)) {
            put(place, name, in.readAllBytes());
          }
        }
      }
    }
  }

  private void put(String place, String name, byte[] content) throws IOException {
    byte[] packed = content;
    if (name.endsWith(".class") && JdkRewriter.applies(name)) {
      packed = JdkRewriter.rewrite(content, shim);
    } else if (name.startsWith("META-INF/services/")) {
      packed = withoutDroppedProviders(content);
    }
    byte[] other = entries.put(place, packed);
    if (other != null && !Arrays.equals(other, packed)) {
      throw new IOException(name + " is in two of the bundled jars");
    }
  }

  private static byte[] withoutDroppedProviders(byte[] services) {
    List<String> kept =
        new String(services, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> Contents.place(line.trim().replace('.', '/') + ".class") != null)
            .toList();
    return (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void write(Path target, String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    String premain = "io.aimeter.agent.bootstrap.Premain";
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, premain);
    main.put(Attributes.Name.IMPLEMENTATION_TITLE, "aimeter agent");
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    main.put(new Attributes.Name("Premain-Class"), premain);
    main.put(new Attributes.Name("Agent-Class"), premain);
    main.put(new Attributes.Name("Can-Redefine-Classes"), "true");
    main.put(new Attributes.Name("Can-Retransform-Classes"), "true");
    ByteArrayOutputStream manifestBytes = new ByteArrayOutputStream();
    manifest.write(manifestBytes);
    try (OutputStream out = Files.newOutputStream(target);
        JarOutputStream jar = new JarOutputStream(out)) {
      write(jar, JarFile.MANIFEST_NAME, manifestBytes.toByteArray());
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        write(jar, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void write(JarOutputStream jar, String name, byte[] content) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(TIMESTAMP);
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
