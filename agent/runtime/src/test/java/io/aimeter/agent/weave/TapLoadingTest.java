package io.aimeter.agent.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Captured;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.aimeter.agent.tap.jdk.SendAsyncTap;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TapLoadingTest {
  private static final int SEND_ASYNC = 0;

  private final Captured captured = new Captured();

  /** Stands for an application's loader: has a library class of its own. */
  private static final class ApplicationLoader extends ClassLoader {
    ApplicationLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    Class<?> library() throws Exception {
      try (InputStream in = Shapes.class.getResourceAsStream("Shapes.class")) {
        byte[] classFile = in.readAllBytes();
        return defineClass(Shapes.class.getName(), classFile, 0, classFile.length);
      }
    }
  }

  @Test
  void tapsOfALibraryAreDefinedForEachOfItsLoaders() throws Exception {
    Class<?> one = new ApplicationLoader().library();
    Class<?> other = new ApplicationLoader().library();
    Tap first = new Taps(one).get(SEND_ASYNC, captured.meter());
    Tap second = new Taps(other).get(SEND_ASYNC, captured.meter());
    assertNotSame(first.getClass(), second.getClass());
    assertEquals(SendAsyncTap.class.getName(), first.getClass().getName());
    assertSame(Tap.class, first.getClass().getSuperclass());
    assertSame(one.getClassLoader(), first.getClass().getClassLoader().getParent());
  }

  @Test
  void tapsOfTheJdkAreTheAgentsOwnAndMadeOnce() throws Exception {
    Taps taps = new Taps(String.class);
    Tap tap = taps.get(SEND_ASYNC, captured.meter());
    assertSame(SendAsyncTap.class, tap.getClass());
    assertSame(tap, taps.get(SEND_ASYNC, captured.meter()));
  }

  @Test
  void aLinkageErrorTurnsATapOffAtOnceAndOtherErrorsInTime() throws Exception {
    Taps taps = new Taps(String.class);
    assertTrue(taps.failed(SEND_ASYNC, new NoClassDefFoundError("x")));
    assertFalse(taps.failed(SEND_ASYNC, new NoClassDefFoundError("x")));
    assertNull(taps.get(SEND_ASYNC, captured.meter()));

    Taps others = new Taps(Integer.class);
    int count = 1;
    while (!others.failed(SEND_ASYNC, new IllegalStateException())) {
      count++;
    }
    assertEquals(16, count);
    assertNull(others.get(SEND_ASYNC, captured.meter()));
  }

  @Test
  void whatATapThrowsIsCountedAndSaidOnce() {
    Counters counters = new Counters();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Notices notices = new Notices(new PrintStream(err, true, StandardCharsets.UTF_8), false);
    Meter meter = captured.meter();
    Dispatcher dispatcher = new Dispatcher(() -> meter, counters, notices);
    Object token = "not a token of this tap";
    for (int i = 0; i < 40; i++) {
      assertNull(dispatcher.onArgument(SEND_ASYNC, String.class, token, 1, "value"));
      assertNull(dispatcher.onExit(SEND_ASYNC, String.class, token, "result"));
      dispatcher.onThrown(SEND_ASYNC, String.class, token, new Exception());
    }
    assertEquals(16, counters.get("swallowed.jdk"));
    assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
    assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("[aimeter] tap jdk is off for"));
  }

  @Test
  void theTableCanBePrinted() {
    assertEquals(Hooks.count(), Hooks.print().lines().count());
    assertTrue(Hooks.print().contains("jdk.internal.net.http.HttpClientImpl.sendAsync("));
  }
}
