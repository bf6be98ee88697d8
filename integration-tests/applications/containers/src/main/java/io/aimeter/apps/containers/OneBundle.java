package io.aimeter.apps.containers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.launch.Framework;

/** Felix with a bundle that has its HTTP client and its logging inside, and sees little else. */
final class OneBundle {
  /** The system property the bundle finds the provider's URL in. */
  static final String URL = "containers.url";

  private OneBundle() {}

  static void run(Path home, Path parts, Path work, String url) throws Exception {
    System.setProperty(URL, url);
    Path bundle = bundle(home, parts, work);
    Framework framework =
        new FrameworkFactory()
            .newFramework(Map.of("org.osgi.framework.storage", work.resolve("felix").toString()));
    framework.start();
    framework.getBundleContext().installBundle(bundle.toUri().toString()).start();
    framework.stop();
    framework.waitForStop(10_000);
  }

  private static Path bundle(Path home, Path parts, Path work) throws IOException {
    List<Path> libraries = new ArrayList<>();
    for (String part : new String[] {"logback", "okhttp"}) {
      try (Stream<Path> jars = Files.list(parts.resolve(part))) {
        libraries.addAll(jars.toList());
      }
    }
    StringBuilder classPath = new StringBuilder(".");
    for (Path library : libraries) {
      classPath.append(',').append(library.getFileName());
    }
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "asks");
    main.putValue("Bundle-Activator", AskingActivator.class.getName());
    main.putValue("Bundle-ClassPath", classPath.toString());
    main.putValue("Import-Package", "org.osgi.framework,javax.net,javax.net.ssl");
    main.putValue("DynamicImport-Package", "javax.*");
    Path classes = work.resolve("classes");
    TwoWebApplications.copyClasses(home, classes);
    Path jar = work.resolve("bundle.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> own = Files.walk(classes).filter(Files::isRegularFile)) {
      for (Path each : own.toList()) {
        add(out, classes.relativize(each).toString(), each);
      }
      for (Path library : libraries) {
        add(out, library.getFileName().toString(), library);
      }
    }
    return jar;
  }

  private static void add(JarOutputStream out, String name, Path file) throws IOException {
    out.putNextEntry(new JarEntry(name));
    Files.copy(file, out);
    out.closeEntry();
  }
}
