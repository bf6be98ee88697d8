package io.aimeter.agent.weave;

import java.util.Arrays;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Weaves one method:
 *
 * <pre>
 *   token = Bridge.enter(hook, owner, this, first, second, third);
 *   argument = (T) Bridge.argument(argument, token, index, hook, owner);    for each replaceable one
 *   try { …; return (R) Bridge.exit(result, token, hook, owner); }
 *   catch (any t) { Bridge.thrown(t, token, hook, owner); throw t; }
 * </pre>
 *
 * The token lives in a new local variable above all the method's own, so no instruction changes;
 * each stack map frame is padded up to it. Frames come expanded. The handler's frame knows the
 * token alone, which holds wherever in the method the exception arose.
 */
final class HookedMethod extends MethodVisitor {
  static final String BRIDGE = "io/aimeter/agent/bridge/Bridge";
  private static final String OBJECT = "java/lang/Object";
  static final String ENTER =
      "(ILjava/lang/Class;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;"
          + "Ljava/lang/Object;)Ljava/lang/Object;";
  private static final String ARGUMENT =
      "(Ljava/lang/Object;Ljava/lang/Object;IILjava/lang/Class;)Ljava/lang/Object;";
  private static final String EXIT =
      "(Ljava/lang/Object;Ljava/lang/Object;ILjava/lang/Class;)Ljava/lang/Object;";
  private static final String THROWN =
      "(Ljava/lang/Throwable;Ljava/lang/Object;ILjava/lang/Class;)V";
  private static final int ARGUMENTS_SEEN = 3;

  private final int hook;
  private final int[] replaced;
  private final Type owner;
  private final boolean isStatic;
  private final Type[] arguments;
  private final Type result;
  private final int token;
  private final int version;
  private final Label start = new Label();

  HookedMethod(
      MethodVisitor next,
      int hook,
      Hook row,
      boolean isStatic,
      String descriptor,
      int locals,
      int version) {
    super(Opcodes.ASM9, next);
    this.hook = hook;
    this.replaced = row.replacedArguments();
    this.owner = Type.getObjectType(row.className());
    this.isStatic = isStatic;
    this.arguments = Type.getArgumentTypes(descriptor);
    this.result = Type.getReturnType(descriptor);
    this.token = locals;
    this.version = version;
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    pushHookAndOwner();
    if (isStatic) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, 0);
    }
    for (int i = 0; i < ARGUMENTS_SEEN; i++) {
      if (i < arguments.length && isReference(arguments[i])) {
        super.visitVarInsn(Opcodes.ALOAD, slot(i));
      } else if (i < arguments.length && arguments[i].getSort() == Type.BOOLEAN) {
        super.visitVarInsn(Opcodes.ILOAD, slot(i));
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, "java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;", false);
      } else {
        super.visitInsn(Opcodes.ACONST_NULL);
      }
    }
    bridge("enter", ENTER);
    super.visitVarInsn(Opcodes.ASTORE, token);
    for (int index : replaced) {
      super.visitVarInsn(Opcodes.ALOAD, slot(index));
      super.visitVarInsn(Opcodes.ALOAD, token);
      super.visitIntInsn(Opcodes.BIPUSH, index);
      pushHookAndOwner();
      bridge("argument", ARGUMENT);
      super.visitTypeInsn(Opcodes.CHECKCAST, arguments[index].getInternalName());
      super.visitVarInsn(Opcodes.ASTORE, slot(index));
    }
    super.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      exit();
      super.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
    } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      // A primitive result stays below on the stack.
      super.visitInsn(Opcodes.ACONST_NULL);
      exit();
      super.visitInsn(Opcodes.POP);
    }
    super.visitInsn(opcode);
  }

  private void exit() {
    super.visitVarInsn(Opcodes.ALOAD, token);
    pushHookAndOwner();
    bridge("exit", EXIT);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label handler = new Label();
    // Last in the table, so that the method's own handlers come first.
    super.visitTryCatchBlock(start, handler, handler, null);
    super.visitLabel(handler);
    if (version >= Opcodes.V1_6) {
      Object[] locals = new Object[token + 1];
      Arrays.fill(locals, Opcodes.TOP);
      locals[token] = OBJECT;
      super.visitFrame(
          Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    }
    super.visitInsn(Opcodes.DUP);
    super.visitVarInsn(Opcodes.ALOAD, token);
    pushHookAndOwner();
    bridge("thrown", THROWN);
    super.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(maxStack, maxLocals);
  }

  @Override
  public void visitFrame(int type, int count, Object[] locals, int stackCount, Object[] stack) {
    Object[] padded = new Object[token + 1];
    int entries = 0;
    int slots = 0;
    for (int i = 0; i < count; i++) {
      padded[entries++] = locals[i];
      slots += locals[i] == Opcodes.LONG || locals[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    while (slots++ < token) {
      padded[entries++] = Opcodes.TOP;
    }
    padded[entries++] = OBJECT;
    super.visitFrame(Opcodes.F_NEW, entries, padded, stackCount, stack);
  }

  private int slot(int argument) {
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < argument; i++) {
      slot += arguments[i].getSize();
    }
    return slot;
  }

  private void pushHookAndOwner() {
    super.visitIntInsn(Opcodes.SIPUSH, hook);
    if (version >= Opcodes.V1_5) {
      super.visitLdcInsn(owner);
    } else {
      // Older class files have no class constants.
      super.visitLdcInsn(owner.getClassName());
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "java/lang/Class",
          "forName",
          "(Ljava/lang/String;)Ljava/lang/Class;",
          false);
    }
  }

  private void bridge(String method, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, method, descriptor, false);
  }
}
