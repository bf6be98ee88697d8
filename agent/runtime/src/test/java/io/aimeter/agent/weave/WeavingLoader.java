package io.aimeter.agent.weave;

import java.io.IOException;
import java.io.InputStream;

/**
 * Stands for an application's loader in a JVM with the agent: has a library, and a program that
 * uses it, of its own, and weaves the library's classes as the agent does.
 */
public final class WeavingLoader extends ClassLoader {
  private final String[] prefixes;

  /** A loader of the classes whose names begin so; all others are its parent's. */
  public WeavingLoader(String... prefixes) {
    super(WeavingLoader.class.getClassLoader());
    this.prefixes = prefixes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      for (String prefix : prefixes) {
        if (name.startsWith(prefix)) {
          return define(name);
        }
      }
      return super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String internalName = name.replace('.', '/');
    try (InputStream in = getParent().getResourceAsStream(internalName + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] classFile = in.readAllBytes();
      if (Hooks.classNames().contains(internalName)) {
        Hook[] rows = new Hook[Hooks.count()];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = Hooks.at(i);
        }
        byte[] woven = Weaver.weave(internalName, classFile, rows);
        classFile = woven == null ? classFile : woven;
      }
      return defineClass(name, classFile, 0, classFile.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
