package io.aimeter.dist;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Generates the stand-in for {@code sun.misc.Unsafe}: one delegate to {@code
 * jdk.internal.misc.Unsafe} for each method the libraries call, so that none is missing and none is
 * there in vain.
 */
final class UnsafeShim {
  private static final String NAME = JdkRewriter.SHIM + "Unsafe";
  private static final String ARRAYS = JdkRewriter.SHIM + "Arrays";
  private static final String INTERNAL = "jdk/internal/misc/Unsafe";

  /** Methods the JDK's own class has under another name. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("getObject", "getReference"),
          Map.entry("putObject", "putReference"),
          Map.entry("getObjectVolatile", "getReferenceVolatile"),
          Map.entry("putObjectVolatile", "putReferenceVolatile"),
          Map.entry("getAndSetObject", "getAndSetReference"),
          Map.entry("compareAndSwapInt", "compareAndSetInt"),
          Map.entry("compareAndSwapLong", "compareAndSetLong"),
          Map.entry("compareAndSwapObject", "compareAndSetReference"),
          Map.entry("putOrderedInt", "putIntRelease"),
          Map.entry("putOrderedLong", "putLongRelease"),
          Map.entry("putOrderedObject", "putReferenceRelease"));

  /**
   * The arrays that the constants {@code ARRAY_…_BASE_OFFSET} and {@code …_INDEX_SCALE} speak of.
   */
  private static final Map<String, String> ARRAYS_BY_FIELD =
      Map.of(
          "ARRAY_BYTE_", "[B",
          "ARRAY_CHAR_", "[C",
          "ARRAY_INT_", "[I",
          "ARRAY_LONG_", "[J",
          "ARRAY_OBJECT_", "[Ljava/lang/Object;");

  /** Methods whose type differs between JDKs, and the reflective helper for each. */
  private static final Map<String, String> REFLECTIVE =
      Map.of("arrayBaseOffset", "baseOffset", "arrayIndexScale", "indexScale");

  private final TreeMap<String, String> methods = new TreeMap<>();
  private final TreeSet<String> fields = new TreeSet<>();

  UnsafeShim() {
    uses("invokeCleaner", "(Ljava/nio/ByteBuffer;)V"); // looked up by name, seen by no scan
  }

  /** Notes that a library calls this method. */
  void uses(String method, String descriptor) {
    methods.put(method + descriptor, method);
  }

  /** Notes that a library reads this constant. */
  void usesField(String field) {
    fields.add(field);
  }

  /** The entry name of the class that is generated. */
  static String entry() {
    return "inst/" + NAME + ".classdata";
  }

  /** The class file, for JDK 11 and later. */
  byte[] generate() {
    ClassWriter shim = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    shim.visit(
        Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, NAME, null, "java/lang/Object", null);
    int constant = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    // The name by which libraries look for the instance.
    shim.visitField(Opcodes.ACC_PRIVATE | constant, "theUnsafe", "L" + NAME + ";", null, null)
        .visitEnd();
    shim.visitField(Opcodes.ACC_PRIVATE | constant, "jdk", "L" + INTERNAL + ";", null, null)
        .visitEnd();
    for (String field : fields) {
      shim.visitField(Opcodes.ACC_PUBLIC | constant, field, "I", null, null).visitEnd();
    }
    constructor(shim);
    initializer(shim);
    methods.forEach((signature, name) -> delegate(shim, name, signature.substring(name.length())));
    shim.visitEnd();
    return shim.toByteArray();
  }

  private static void constructor(ClassWriter shim) {
    MethodVisitor code = shim.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void initializer(ClassWriter shim) {
    MethodVisitor code = shim.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, INTERNAL, "getUnsafe", "()L" + INTERNAL + ";", false);
    code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, "jdk", "L" + INTERNAL + ";");
    code.visitTypeInsn(Opcodes.NEW, NAME);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, NAME, "<init>", "()V", false);
    code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, "theUnsafe", "L" + NAME + ";");
    for (String field : fields) {
      code.visitLdcInsn(arrayOf(field));
      String helper = field.endsWith("_INDEX_SCALE") ? "indexScale" : "baseOffset";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, ARRAYS, helper, "(Ljava/lang/Class;)I", false);
      code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, field, "I");
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static Type arrayOf(String field) {
    return ARRAYS_BY_FIELD.entrySet().stream()
        .filter(array -> field.startsWith(array.getKey()))
        .map(array -> Type.getType(array.getValue()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no array is known for Unsafe." + field));
  }

  private static void delegate(ClassWriter shim, String name, String descriptor) {
    MethodVisitor code = shim.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    String helper = REFLECTIVE.get(name);
    if (helper == null) {
      code.visitFieldInsn(Opcodes.GETSTATIC, NAME, "jdk", "L" + INTERNAL + ";");
    }
    int slot = 1;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
      slot += argument.getSize();
    }
    if (helper == null) {
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, INTERNAL, RENAMED.getOrDefault(name, name), descriptor, false);
    } else {
      code.visitMethodInsn(Opcodes.INVOKESTATIC, ARRAYS, helper, descriptor, false);
    }
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
