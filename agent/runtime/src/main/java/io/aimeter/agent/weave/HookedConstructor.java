package io.aimeter.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Weaves one constructor: {@code Bridge.enter(hook, owner, this, last, null, null)} where it ends,
 * since before that there is no object to speak of. {@code last} is its last argument, null if that
 * is a primitive. The token is of no use.
 */
final class HookedConstructor extends MethodVisitor {
  private final int hook;
  private final Type owner;
  private final Type[] arguments;

  HookedConstructor(MethodVisitor next, int hook, Hook row, String descriptor) {
    super(Opcodes.ASM9, next);
    this.hook = hook;
    this.owner = Type.getObjectType(row.className());
    this.arguments = Type.getArgumentTypes(descriptor);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      super.visitIntInsn(Opcodes.SIPUSH, hook);
      super.visitLdcInsn(owner);
      super.visitVarInsn(Opcodes.ALOAD, 0);
      pushLast();
      super.visitInsn(Opcodes.ACONST_NULL);
      super.visitInsn(Opcodes.ACONST_NULL);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, HookedMethod.BRIDGE, "enter", HookedMethod.ENTER, false);
      super.visitInsn(Opcodes.POP);
    }
    super.visitInsn(opcode);
  }

  private void pushLast() {
    int slot = 1;
    for (int i = 0; i < arguments.length - 1; i++) {
      slot += arguments[i].getSize();
    }
    boolean reference =
        arguments.length > 0
            && (arguments[arguments.length - 1].getSort() == Type.OBJECT
                || arguments[arguments.length - 1].getSort() == Type.ARRAY);
    if (reference) {
      super.visitVarInsn(Opcodes.ALOAD, slot);
    } else {
      super.visitInsn(Opcodes.ACONST_NULL);
    }
  }
}
