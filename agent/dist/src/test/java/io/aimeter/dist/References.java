package io.aimeter.dist;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** What a class file refers to. */
final class References {
  private References() {}

  /** The internal names of all classes it names. */
  static Set<String> classes(byte[] classFile) {
    Set<String> names = new TreeSet<>();
    Remapper noting =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            names.add(internalName);
            return internalName;
          }
        };
    new ClassReader(classFile).accept(new ClassRemapper(new ClassWriter(0), noting), 0);
    return names;
  }

  /** The methods it calls: {@code owner.name}. */
  static Set<String> calls(byte[] classFile) {
    Set<String> calls = new TreeSet<>();
    ClassVisitor noting =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitMethodInsn(
                  int opcode, String owner, String method, String itsType, boolean isInterface) {
                calls.add(owner + "." + method);
              }
            };
          }
        };
    new ClassReader(classFile).accept(noting, 0);
    return calls;
  }
}
