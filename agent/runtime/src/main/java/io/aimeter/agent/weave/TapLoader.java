package io.aimeter.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Lets the taps of one library see both worlds: defines the classes of the tap's package itself,
 * takes the agent's other classes from the agent, and everything else from the application, as the
 * library itself does.
 */
final class TapLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String OURS = "io.aimeter.";

  /** Weak both ways: a loader of taps is kept by the woven classes that use it. */
  private static final Map<ClassLoader, Map<String, WeakReference<TapLoader>>> KNOWN =
      new WeakHashMap<>();

  private final ClassLoader agent;
  private final String tapPackage;

  /**
   * The loader for a tap's package, one for all woven classes of a library, so that its taps share
   * what they keep in static fields.
   *
   * @param application the loader of the library
   */
  static synchronized TapLoader of(ClassLoader agent, ClassLoader application, String tapPackage) {
    Map<String, WeakReference<TapLoader>> loaders =
        KNOWN.computeIfAbsent(application, key -> new HashMap<>());
    WeakReference<TapLoader> known = loaders.get(tapPackage);
    TapLoader loader = known == null ? null : known.get();
    if (loader == null) {
      loader = new TapLoader(agent, application, tapPackage);
      loaders.put(tapPackage, new WeakReference<>(loader));
    }
    return loader;
  }

  private TapLoader(ClassLoader agent, ClassLoader application, String tapPackage) {
    super(application);
    this.agent = agent;
    this.tapPackage = tapPackage;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    if (!name.startsWith(tapPackage)) {
      return agent.loadClass(name);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = agent.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] classFile = in.readAllBytes();
      return defineClass(
          name, classFile, 0, classFile.length, TapLoader.class.getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
