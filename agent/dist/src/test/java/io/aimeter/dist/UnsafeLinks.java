package io.aimeter.dist;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Run by one JDK: whether everything that the shipped stand-in for {@code sun.misc.Unsafe} calls is
 * there. Prints what is missing, and how many methods it looked at.
 */
final class UnsafeLinks {
  private static final String SHIM = "inst/io/aimeter/agent/shim/";

  private UnsafeLinks() {}

  /** Argument: the jar. */
  public static void main(String[] args) throws Exception {
    try (JarFile jar = new JarFile(args[0])) {
      byte[] shim = read(jar, "Unsafe");
      Class<?> type =
          new Shims(shim, read(jar, "Arrays")).loadClass("io.aimeter.agent.shim.Unsafe");
      constants(type);
      new ClassReader(shim)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                  return new Links();
                }
              },
              0);
      System.out.println("methods " + type.getDeclaredMethods().length);
    }
  }

  /** Initialises the class, and compares its constants with the JDK's. */
  private static void constants(Class<?> shim) throws Exception {
    Class<?> jdk = Class.forName("jdk.internal.misc.Unsafe");
    for (Field field : shim.getFields()) {
      Number expected = (Number) jdk.getField(field.getName()).get(null);
      if (expected.longValue() != field.getInt(null)) {
        System.out.println("differs: " + field.getName());
      }
    }
  }

  private static byte[] read(JarFile jar, String name) throws Exception {
    try (InputStream in = jar.getInputStream(jar.getEntry(SHIM + name + ".classdata"))) {
      return in.readAllBytes();
    }
  }

  private static final class Shims extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    Shims(byte[] unsafe, byte[] arrays) {
      super(UnsafeLinks.class.getClassLoader());
      classes.put("io.aimeter.agent.shim.Unsafe", unsafe);
      classes.put("io.aimeter.agent.shim.Arrays", arrays);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] ours = classes.get(name);
      if (ours == null || findLoadedClass(name) != null) {
        return super.loadClass(name, resolve);
      }
      return defineClass(name, ours, 0, ours.length);
    }
  }

  /** Looks for each method called, with exactly that type: so does the JVM when it links. */
  private static final class Links extends MethodVisitor {
    Links() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (!owner.equals("jdk/internal/misc/Unsafe")) {
        return;
      }
      try {
        Method[] methods = Class.forName(owner.replace('/', '.')).getMethods();
        if (Arrays.stream(methods)
            .noneMatch(
                method ->
                    method.getName().equals(name)
                        && Type.getMethodDescriptor(method).equals(descriptor))) {
          System.out.println("missing: " + name + descriptor);
        }
      } catch (ClassNotFoundException e) {
        System.out.println("missing: " + e);
      }
    }
  }
}
