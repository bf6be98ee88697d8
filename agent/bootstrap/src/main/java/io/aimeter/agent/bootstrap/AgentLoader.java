package io.aimeter.agent.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the agent's hidden classes: entries {@code inst/NAME.classdata} of the agent's jar, which
 * no other loader takes for classes. Its parent is the platform loader, which has the whole JDK and
 * nothing of the application. Resources of the agent are the entries below {@code inst/}; those
 * below {@code boot/} are found by their own name.
 */
final class AgentLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String HIDDEN = "inst/";
  private static final String BOOT = "boot/";

  private final JarFile jar;
  private final String base;
  private final ProtectionDomain domain;

  AgentLoader(File file) throws IOException {
    super("aimeter", ClassLoader.getPlatformClassLoader());
    jar = new JarFile(file, false);
    base = "jar:" + file.toURI() + "!/";
    domain = new ProtectionDomain(new CodeSource(file.toURI().toURL(), (Certificate[]) null), null);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile;
    try {
      classFile = read(entryName(name.replace('.', '/') + ".class"));
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, classFile, 0, classFile.length, domain);
  }

  private static String entryName(String resource) {
    if (resource.startsWith(BOOT)) {
      return resource;
    }
    return HIDDEN + (resource.endsWith(".class") ? resource + "data" : resource);
  }

  /** The entry's bytes; null if there is no such entry. */
  private byte[] read(String entryName) throws IOException {
    JarEntry entry = jar.getJarEntry(entryName);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    // Chronicle looks for a system.properties in the application's directory; it finds none.
    if (name.endsWith("system.properties")) {
      return new ByteArrayInputStream(new byte[0]);
    }
    try {
      byte[] bytes = read(entryName(name));
      if (bytes != null) {
        return new ByteArrayInputStream(bytes);
      }
    } catch (IOException e) {
      return null;
    }
    return super.getResourceAsStream(name);
  }

  @Override
  protected URL findResource(String name) {
    String entryName = entryName(name);
    if (jar.getJarEntry(entryName) == null) {
      return null;
    }
    try {
      return new URL(base + entryName);
    } catch (MalformedURLException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null
        ? Collections.emptyEnumeration()
        : Collections.enumeration(Collections.singletonList(found));
  }
}
