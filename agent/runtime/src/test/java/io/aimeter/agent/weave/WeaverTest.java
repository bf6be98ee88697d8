package io.aimeter.agent.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aimeter.agent.bridge.Bridge;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeaverTest {
  private static final String SHAPES = Shapes.class.getName().replace('.', '/');

  private final Recorder recorder = new Recorder();

  @BeforeEach
  void connect() {
    Bridge.connect(recorder);
  }

  @AfterEach
  void disconnect() {
    Bridge.connect(null);
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_3, Opcodes.V1_5, Opcodes.V1_6, Opcodes.V11, Opcodes.V17})
  void everyShapeVerifiesAndBehavesAsBefore(int version) throws Exception {
    Object shapes = woven(version).getDeclaredConstructor().newInstance();
    List<Object> items = new ArrayList<>();

    assertEquals("a", call(shapes, "plain", "a", "b"));
    assertEquals("t95.0", call(shapes, "wide", 1L, "t", 1.0, 5));
    assertEquals("t104", call(shapes, "wide", 99L, "t", 1.0, 5));
    assertSame(items, call(shapes, "loopsToItsStart", items));
    assertEquals(4, items.size());
    assertEquals(7, call(shapes, "handlesItsOwn", "7"));
    assertEquals("not a number", call(shapes, "handlesItsOwn", "x"));
    assertNull(call(shapes, "returnsNothing", items));
    assertEquals(0, items.size());
    assertEquals(List.of("s"), call(shapes, "isStatic", "s"));
    assertEquals("v", call(shapes, "reusesItsParameter", "v"));
    assertEquals(true, call(shapes, "returnsFlag", "t"));
    assertEquals(false, call(shapes, "returnsFlag", "f"));
    assertEquals(5_000_000_000L, call(shapes, "returnsLong", 5_000_000_000L));
    assertEquals("f", call(shapes, "takesFlag", 1L, true, "f"));
    assertNull(call(shapes, "takesFlag", 1L, false, "f"));
    assertEquals(14, recorder.entered.size());
    assertEquals(14, recorder.exited);
    assertEquals(List.of(), recorder.thrown);
  }

  @Test
  void seesReceiverAndArguments() throws Exception {
    Object shapes = woven(Opcodes.V17).getDeclaredConstructor().newInstance();
    call(shapes, "plain", "a", "b");
    call(shapes, "wide", 1L, "text", 1.0, 5);
    call(shapes, "isStatic", "s");
    call(shapes, "takesFlag", 1L, true, "x");
    call(shapes, "takesFlag", 1L, false, "x");
    assertEquals(
        List.of(
            List.of(shapes, "a", "b", "-"),
            List.of(shapes, "-", "text", "-"),
            List.of("-", "s", "-", "-"),
            List.of(shapes, "-", true, "x"),
            List.of(shapes, "-", false, "x")),
        recorder.entered);
  }

  @Test
  void replacesArgumentsAndResults() throws Exception {
    Object shapes = woven(Opcodes.V17).getDeclaredConstructor().newInstance();
    recorder.replacedArgument = "other";
    assertEquals("other", call(shapes, "plain", "a", "b"));
    recorder.replacedResult = "result";
    assertEquals("result", call(shapes, "plain", "a", "b"));
  }

  @Test
  void exceptionsPassUnchangedAndAreSeenOnEveryLevel() throws Exception {
    Object shapes = woven(Opcodes.V17).getDeclaredConstructor().newInstance();
    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> call(shapes, "throwsDeep", 2));
    assertEquals("deep", thrown.getCause().getMessage());
    assertEquals(List.of(thrown.getCause(), thrown.getCause(), thrown.getCause()), recorder.thrown);
    assertEquals(0, recorder.exited);
  }

  /** As OSGi's, which lets its classes see nothing but the JDK's. */
  @Test
  void aLoaderThatHidesTheBridgeGetsOneOfItsOwn() throws Exception {
    byte[] woven = Weaver.weave(SHAPES, classFile(Opcodes.V17), hooks());
    StrictLoader strict = new StrictLoader();
    assertThrows(ClassNotFoundException.class, () -> strict.loadClass(Bridge.class.getName()));
    assertEquals(true, Forwarder.isSeenBy(strict));
    assertEquals(true, Forwarder.isSeenBy(strict));
    Object shapes = strict.define(woven).getDeclaredConstructor().newInstance();
    recorder.replacedArgument = "other";
    recorder.replacedResult = "result";
    assertEquals("result", call(shapes, "plain", "a", "b"));
    assertEquals(1, recorder.exited);
    assertThrows(InvocationTargetException.class, () -> call(shapes, "throwsDeep", 0));
    assertEquals(1, recorder.thrown.size());
  }

  @Test
  void aConstructorIsSeenWhereItEnds() throws Exception {
    byte[] woven =
        Weaver.weave(
            SHAPES,
            classFile(Opcodes.V17),
            new Hook[] {new Hook("test.new", SHAPES, "<init>", "(", "none")});
    Object shapes = new OrdinaryLoader().define(woven).getDeclaredConstructor().newInstance();
    assertEquals(1, recorder.entered.size());
    assertSame(shapes, recorder.entered.get(0).get(0));
  }

  private static final class StrictLoader extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("java.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    Class<?> define(byte[] classFile) {
      return defineClass(Shapes.class.getName(), classFile, 0, classFile.length);
    }
  }

  private static final class OrdinaryLoader extends ClassLoader {
    OrdinaryLoader() {
      super(WeaverTest.class.getClassLoader());
    }

    Class<?> define(byte[] classFile) {
      return defineClass(Shapes.class.getName(), classFile, 0, classFile.length);
    }
  }

  @Test
  void withoutTokenNothingElseIsCalled() throws Exception {
    Object shapes = woven(Opcodes.V17).getDeclaredConstructor().newInstance();
    recorder.token = null;
    recorder.replacedArgument = "other";
    recorder.replacedResult = "result";
    assertEquals("a", call(shapes, "plain", "a", "b"));
    assertEquals(0, recorder.exited);
  }

  @Test
  void aFailingDispatcherChangesNothing() throws Exception {
    Object shapes = woven(Opcodes.V17).getDeclaredConstructor().newInstance();
    recorder.failure = new StackOverflowError();
    assertEquals("a", call(shapes, "plain", "a", "b"));
    recorder.failsAtEnter = false;
    assertEquals("a", call(shapes, "plain", "a", "b"));
    assertThrows(InvocationTargetException.class, () -> call(shapes, "throwsDeep", 0));
  }

  @Test
  void aClassWithoutHookedMethodsIsLeftAlone() throws Exception {
    assertNull(Weaver.weave(SHAPES, classFile(Opcodes.V17), new Hook[] {hook("noSuchMethod")}));
    assertNull(Weaver.weave(SHAPES, classFile(Opcodes.V17), new Hook[] {null}));
  }

  @Test
  void theTableIsConsistent() throws Exception {
    for (int i = 0; i < Hooks.count(); i++) {
      Hook hook = Hooks.at(i);
      Class<?> tap = Class.forName(hook.tapClass(), false, getClass().getClassLoader());
      assertSame(
          io.aimeter.agent.pipeline.Meter.class, tap.getConstructors()[0].getParameterTypes()[0]);
      for (int j = 0; j < i; j++) {
        assertEquals(false, Hooks.at(j).id().equals(hook.id()), hook.id());
      }
    }
  }

  private static Hook hook(String method) {
    return new Hook("test." + method, SHAPES, method, "(", "none");
  }

  private static Hook[] hooks() {
    return new Hook[] {
      new Hook("test.plain", SHAPES, "plain", "(", "none", 0),
      hook("wide"),
      hook("loopsToItsStart"),
      hook("handlesItsOwn"),
      hook("returnsNothing"),
      hook("takesFlag"),
      hook("returnsFlag"),
      hook("returnsLong"),
      hook("throwsDeep"),
      hook("isStatic"),
      hook("reusesItsParameter"),
    };
  }

  /** The shapes as a class file of another version, with frames where it knows them. */
  private static byte[] classFile(int version) throws Exception {
    try (InputStream in = Shapes.class.getResourceAsStream("Shapes.class")) {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(in.readAllBytes())
          .accept(
              new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public void visit(
                    int original,
                    int access,
                    String name,
                    String signature,
                    String superName,
                    String[] interfaces) {
                  super.visit(version, access, name, signature, superName, interfaces);
                }
              },
              version < Opcodes.V1_6 ? ClassReader.SKIP_FRAMES : 0);
      return writer.toByteArray();
    }
  }

  private static Class<?> woven(int version) throws Exception {
    byte[] woven = Weaver.weave(SHAPES, classFile(version), hooks());
    return new ClassLoader(WeaverTest.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(Shapes.class.getName(), woven, 0, woven.length);
      }
    }.define();
  }

  private static Object call(Object target, String method, Object... arguments) throws Exception {
    for (Method each : target.getClass().getMethods()) {
      if (each.getName().equals(method)) {
        return each.invoke(target, arguments);
      }
    }
    throw new AssertionError(method);
  }

  private static final class Recorder extends Bridge {
    final List<List<Object>> entered = new ArrayList<>();
    final List<Throwable> thrown = new ArrayList<>();
    int exited;
    Object token = "token";
    Object replacedArgument;
    Object replacedResult;
    Error failure;
    boolean failsAtEnter = true;

    @Override
    protected Object onEnter(
        int hook, Class<?> owner, Object self, Object first, Object second, Object third) {
      if (failure != null && failsAtEnter) {
        throw failure;
      }
      entered.add(List.of(orDash(self), orDash(first), orDash(second), orDash(third)));
      return token;
    }

    private static Object orDash(Object value) {
      return value == null ? "-" : value;
    }

    @Override
    protected Object onArgument(
        int hook, Class<?> owner, Object itsToken, int index, Object value) {
      return replacedArgument;
    }

    @Override
    protected Object onExit(int hook, Class<?> owner, Object itsToken, Object result) {
      if (failure != null) {
        throw failure;
      }
      exited++;
      return replacedResult;
    }

    @Override
    protected void onThrown(int hook, Class<?> owner, Object itsToken, Throwable itsThrown) {
      if (failure != null) {
        throw failure;
      }
      thrown.add(itsThrown);
    }
  }
}
