package io.aimeter.dist;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * Makes the libraries inside the agent call the agent's shims where they would read the
 * application's system properties, register shutdown hooks or signal handlers, link modules that
 * the application may not have, or use {@code sun.misc.Unsafe}, which prints warnings from JDK 24
 * on.
 */
final class JdkRewriter {
  static final String SHIM = "io/aimeter/agent/shim/";

  private static final Map<String, String> TYPES =
      Map.of(
          "sun/misc/Unsafe", SHIM + "Unsafe",
          "sun/misc/Signal", SHIM + "Signal",
          "sun/misc/SignalHandler", SHIM + "SignalHandler",
          // Linked, never used: a runtime image may lack the module java.naming.
          "javax/naming/CompositeName", SHIM + "CompositeName",
          "javax/naming/InvalidNameException", SHIM + "NamingFailure",
          "javax/naming/TimeLimitExceededException", SHIM + "NamingFailure");

  /** Static methods of the JDK that become the method of the same name of the shim. */
  private static final Map<String, Set<String>> PROPERTIES =
      Map.of(
          "java/lang/System", Set.of("getProperty", "getProperties", "setProperty"),
          "java/lang/Boolean", Set.of("getBoolean"),
          "java/lang/Integer", Set.of("getInteger"),
          "java/lang/Long", Set.of("getLong"));

  /** Makes directories of its own for temporary files when it is initialised. */
  private static final String LITTERER = "net/openhft/chronicle/core/OS";

  private static final Set<String> HOOKS = Set.of("addShutdownHook", "removeShutdownHook");

  private JdkRewriter() {}

  /** Whether a class is a library's that must be rewritten. */
  static boolean applies(String entry) {
    return entry.startsWith("net/openhft/")
        || entry.startsWith("org/slf4j/")
        || entry.startsWith("com/knuddels/")
        || entry.startsWith("org/jctools/");
  }

  /** The class, rewritten; what it calls of {@code sun.misc.Unsafe} is told to the collector. */
  static byte[] rewrite(byte[] classFile, UnsafeShim shim) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new CallRewriter(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, TYPES)), shim),
        0);
    return writer.toByteArray();
  }

  private static final class CallRewriter extends ClassVisitor {
    private final UnsafeShim shim;
    private String className;

    CallRewriter(ClassVisitor next, UnsafeShim shim) {
      super(Opcodes.ASM9, next);
      this.shim = shim;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      className = name;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String type, boolean isInterface) {
          if (owner.equals("sun/misc/Unsafe")) {
            shim.uses(method, type);
          }
          if (opcode == Opcodes.INVOKESTATIC
              && PROPERTIES.getOrDefault(owner, Set.of()).contains(method)) {
            super.visitMethodInsn(opcode, SHIM + "Props", method, type, false);
          } else if (owner.equals("java/lang/Runtime") && HOOKS.contains(method)) {
            super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                SHIM + "Traces",
                method,
                "(Ljava/lang/Runtime;" + type.substring(1),
                false);
          } else if (className.equals(LITTERER)
              && owner.equals("java/io/File")
              && method.startsWith("mkdir")) {
            super.visitMethodInsn(
                Opcodes.INVOKESTATIC, SHIM + "Traces", "mkdirs", "(Ljava/io/File;)Z", false);
          } else {
            super.visitMethodInsn(opcode, owner, method, type, isInterface);
          }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          if (owner.equals("sun/misc/Unsafe")) {
            shim.usesField(field);
          }
          super.visitFieldInsn(opcode, owner, field, type);
        }
      };
    }
  }
}
