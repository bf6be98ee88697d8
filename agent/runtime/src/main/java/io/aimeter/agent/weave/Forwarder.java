package io.aimeter.agent.weave;

import io.aimeter.agent.bridge.Bridge;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The bridge for loaders that let their classes see nothing but {@code java.*} (OSGi's): a class of
 * the bridge's name, defined in such a loader, whose methods call the bridge through handles that
 * it is given. The loader itself is not asked and not changed.
 */
final class Forwarder {
  private static final String HANDLE = "java/lang/invoke/MethodHandle";
  private static final String HANDLE_TYPE = "Ljava/lang/invoke/MethodHandle;";

  private Forwarder() {}

  /** Whether classes of a loader see the bridge, or, from now on, what stands for it there. */
  static synchronized boolean isSeenBy(ClassLoader loader) {
    Class<?> seen = seen(loader);
    if (seen == null) {
      return loader != null && define(loader);
    }
    return seen == Bridge.class || stands(seen, loader);
  }

  private static Class<?> seen(ClassLoader loader) {
    try {
      return Class.forName(Bridge.class.getName(), false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static boolean stands(Class<?> type, ClassLoader loader) {
    try {
      return type.getClassLoader() == loader
          && type.getDeclaredField("enter").getType() == MethodHandle.class;
    } catch (NoSuchFieldException e) {
      return false;
    }
  }

  private static boolean define(ClassLoader loader) {
    try {
      byte[] classFile = classFile();
      Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
      Object instance = unsafe.getMethod("getUnsafe").invoke(null);
      Class<?> defined =
          (Class<?>)
              unsafe
                  .getMethod(
                      "defineClass",
                      String.class,
                      byte[].class,
                      int.class,
                      int.class,
                      ClassLoader.class,
                      java.security.ProtectionDomain.class)
                  .invoke(
                      instance, BridgeDefiner.BRIDGE, classFile, 0, classFile.length, loader, null);
      for (Method method : Bridge.class.getDeclaredMethods()) {
        if (isForwarded(method)) {
          defined
              .getDeclaredField(method.getName())
              .set(null, MethodHandles.publicLookup().unreflect(method));
        }
      }
      return true;
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }

  /** What woven methods call. */
  private static boolean isForwarded(Method method) {
    return Modifier.isStatic(method.getModifiers())
        && Modifier.isPublic(method.getModifiers())
        && !method.getName().equals("connect");
  }

  private static byte[] classFile() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        BridgeDefiner.BRIDGE,
        null,
        "java/lang/Object",
        null);
    for (Method method : Bridge.class.getDeclaredMethods()) {
      if (isForwarded(method)) {
        forward(writer, method);
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void forward(ClassWriter writer, Method method) {
    String name = method.getName();
    String descriptor =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
    writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, HANDLE_TYPE, null, null);
    MethodVisitor body =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
    body.visitCode();
    body.visitFieldInsn(Opcodes.GETSTATIC, BridgeDefiner.BRIDGE, name, HANDLE_TYPE);
    int slot = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      body.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
      slot += argument.getSize();
    }
    body.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, "invokeExact", descriptor, false);
    body.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    body.visitMaxs(0, 0);
    body.visitEnd();
  }
}
