package io.aimeter.agent.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Writes calls of the bridge into the hooked methods of a class file. Uses the ASM that Byte Buddy
 * carries, alone: Byte Buddy's own weaving costs half a second of class loading at its first use.
 *
 * <p>No member is added and no invokedynamic used, so that the result is legal for retransformation
 * and for class files as old as Java's own.
 */
final class Weaver {
  private Weaver() {}

  /**
   * The class file with the hooked methods woven; null where it declares none of them.
   *
   * @param rows of the table by position, null where one does not count
   */
  static byte[] weave(String className, byte[] classFile, Hook[] rows) {
    ClassReader reader = new ClassReader(classFile);
    Map<String, Integer> locals = new HashMap<>();
    reader.accept(new LocalsCounter(className, rows, locals), ClassReader.SKIP_DEBUG);
    if (locals.isEmpty()) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Instrumenter(writer, className, rows, locals), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  /** The row for a method; -1 if none. */
  private static int hookOf(
      String className, int access, String method, String descriptor, Hook[] rows) {
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
      for (int i = 0; i < rows.length; i++) {
        if (rows[i] != null
            && rows[i].className().equals(className)
            && rows[i].matches(method, descriptor)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** First pass: how many local variables each hooked method has, by name and descriptor. */
  private static final class LocalsCounter extends ClassVisitor {
    private final String className;
    private final Hook[] rows;
    private final Map<String, Integer> locals;

    LocalsCounter(String className, Hook[] rows, Map<String, Integer> locals) {
      super(Opcodes.ASM9);
      this.className = className;
      this.rows = rows;
      this.locals = locals;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (hookOf(className, access, name, descriptor, rows) < 0) {
        return null;
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
          locals.put(name + descriptor, maxLocals);
        }
      };
    }
  }

  /** Second pass. */
  private static final class Instrumenter extends ClassVisitor {
    private final String className;
    private final Hook[] rows;
    private final Map<String, Integer> locals;
    private int version;

    Instrumenter(ClassVisitor next, String className, Hook[] rows, Map<String, Integer> locals) {
      super(Opcodes.ASM9, next);
      this.className = className;
      this.rows = rows;
      this.locals = locals;
    }

    @Override
    public void visit(
        int itsVersion,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      version = itsVersion & 0xffff;
      super.visit(itsVersion, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      int hook = hookOf(className, access, name, descriptor, rows);
      if (hook < 0) {
        return next;
      }
      if (name.equals("<init>")) {
        return new HookedConstructor(next, hook, rows[hook], descriptor);
      }
      return new HookedMethod(
          next,
          hook,
          rows[hook],
          (access & Opcodes.ACC_STATIC) != 0,
          descriptor,
          locals.get(name + descriptor),
          version);
    }
  }
}
