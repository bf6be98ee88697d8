package io.aimeter.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.aimeter.agent.health.Counters;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class ContextMapsTest {
  private final Counters counters = new Counters();
  private final ContextMaps maps = new ContextMaps(counters);

  /** A web application's loader, with a context map of its own that holds one fixed map. */
  private static ClassLoader application(String internalName, String accessor) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
    writer.visitField(
        Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "map", "Ljava/util/Map;", null, null);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, accessor, "()Ljava/util/Map;", null, null);
    method.visitCode();
    method.visitFieldInsn(Opcodes.GETSTATIC, internalName, "map", "Ljava/util/Map;");
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    byte[] classFile = writer.toByteArray();
    return new ClassLoader(null) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.equals(internalName.replace('/', '.'))) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, classFile, 0, classFile.length);
      }
    };
  }

  private static void put(ClassLoader application, String internalName, Map<String, ?> map)
      throws Exception {
    application.loadClass(internalName.replace('/', '.')).getField("map").set(null, map);
  }

  @Test
  void readsOurEntriesOfEveryLibraryInEveryLoader() throws Exception {
    ClassLoader one = application("org/slf4j/MDC", "getCopyOfContextMap");
    ClassLoader two = application("org/apache/logging/log4j/ThreadContext", "getImmutableContext");
    ClassLoader three = application("org/jboss/logging/MDC", "getMap");
    maps.note(one, "org/slf4j/MDC");
    maps.note(two, "org/apache/logging/log4j/ThreadContext");
    maps.note(three, "org/jboss/logging/MDC");
    maps.note(one, "org/slf4j/MDC");
    assertNull(maps.read());

    put(one, "org/slf4j/MDC", Map.of("ai.feature", "search", "request", "7"));
    put(two, "org/apache/logging/log4j/ThreadContext", Map.of("ai.feature", "b", "ai.team", "t"));
    put(three, "org/jboss/logging/MDC", Map.of("ai.tag.number", 7));
    assertEquals(Map.of("ai.feature", "search", "ai.team", "t", "ai.tag.number", "7"), maps.read());
    assertEquals(0, counters.get("swallowed.context"));
  }

  @Test
  void aMapThatCannotBeReadIsCountedAndForgotten() throws Exception {
    ClassLoader application = application("org/slf4j/MDC", "getSomethingElse");
    maps.note(application, "org/slf4j/MDC");
    assertNull(maps.read());
    assertEquals(0, counters.get("swallowed.context"), "not asked before the application uses it");
    put(application, "org/slf4j/MDC", Map.of());
    assertNull(maps.read());
    assertNull(maps.read());
    assertEquals(1, counters.get("swallowed.context"));
  }
}
