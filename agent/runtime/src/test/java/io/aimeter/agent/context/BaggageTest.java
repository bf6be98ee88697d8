package io.aimeter.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.aimeter.agent.health.Counters;
import io.aimeter.core.attribution.CallFacts;
import io.opentelemetry.context.Context;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenTelemetry's own baggage, read without naming its types. */
class BaggageTest {
  private static final String CLASS = "io/opentelemetry/api/baggage/Baggage";

  private final Counters counters = new Counters();
  private final ContextMaps maps = new ContextMaps(counters);

  private Map<String, String> readWith(String... keysAndValues) throws Exception {
    var builder = io.opentelemetry.api.baggage.Baggage.builder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      builder.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Context.current().with(builder.build()).wrap(maps::read).call();
  }

  private long swallowed() {
    Map<String, Object> all = new HashMap<>();
    counters.copyTo(all);
    return all.values().stream().filter(Long.class::isInstance).mapToLong(n -> (Long) n).sum();
  }

  @Test
  void ourEntriesAreReadOnTheCallingThread() throws Exception {
    maps.note(getClass().getClassLoader(), CLASS);
    maps.note(getClass().getClassLoader(), CLASS);
    assertNull(maps.read());
    Map<String, String> entries =
        readWith("ai.team", "search", "tenant", "secret", "ai.tag.region", "emea");
    CallFacts facts = new CallContext(entries, null, null).facts();
    assertEquals(Map.of("ai.team", "search", "ai.tag.region", "emea"), facts.baggage());
    assertFalse(facts.contextMap().containsKey("ai.team"), "it is none of the context map's");
    assertNull(readWith("tenant", "1"));
    assertNull(maps.read());
    assertEquals(0, swallowed());
  }

  @Test
  void withoutOurEntriesTheMapIsTheOneGiven() {
    Baggages baggages = new Baggages(counters);
    Map<String, String> entries = Map.of("ai.team", "mdc");
    assertSame(entries, baggages.addTo(entries));
    baggages.note(getClass().getClassLoader(), CLASS);
    assertSame(entries, baggages.addTo(entries));
    assertNull(new CallContext(entries, null, null).facts().baggage());
  }

  @Test
  void anApplicationThatNeverUsesItsBaggageIsNotMadeTo() throws Exception {
    try (URLClassLoader application = classPath()) {
      maps.note(application, CLASS);
      assertNull(maps.read());
      Class<?> type = Class.forName(CLASS.replace('/', '.'), false, application);
      assertEquals(true, Initialization.isPending(type), "it has been initialised by us");
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
    assertEquals(0, swallowed());
  }

  @Test
  void ofAnotherLibraryOfThatNameNothingIsReadAndItIsCounted() {
    Baggages baggages = new Baggages(counters);
    baggages.note(getClass().getClassLoader(), "java/util/ArrayList");
    assertNull(baggages.addTo(null));
    assertEquals(1, swallowed());
    assertNull(baggages.addTo(null));
    assertEquals(1, swallowed());
  }

  /** This class path again, in a loader that shares no class with the tests. */
  private static URLClassLoader classPath() throws Exception {
    String[] parts = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    URL[] urls = new URL[parts.length];
    for (int i = 0; i < parts.length; i++) {
      urls[i] = new File(parts[i]).toURI().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }
}
