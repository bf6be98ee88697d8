package io.aimeter.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.aimeter.agent.health.Counters;
import io.aimeter.core.attribution.CallFacts;
import io.aimeter.core.attribution.Source;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallContextsTest {
  private static final EntryPoint ROUTE = new NamedEntry(Source.ROUTE, "GET /chat");

  private final Supplier<CallContext> reads = context(true, () -> false)::read;

  private static CallContexts context(boolean derives, BooleanSupplier callerNeeded) {
    return new CallContexts(new ContextMaps(new Counters()), derives, callerNeeded);
  }

  @AfterEach
  void nothingStaysWithTheThread() {
    EntryPoints.replace(null);
  }

  private static String caller(CallContext context) {
    CallFacts facts = context.facts();
    return facts.callerClass() == null ? null : facts.callerClass() + "#" + facts.callerMethod();
  }

  @Test
  void theNearestMethodOfTheApplicationIsTheCaller() {
    CallContext context = com.acme.Reports.nightly(reads);
    assertEquals("com.acme.Reports#nightly", caller(context));
    assertNull(context.facts().entryName());
  }

  @Test
  void lambdasAndAnonymousClassesAreCalledAsWhatTheyStandIn() {
    assertEquals("com.acme.Reports#inLambda", caller(com.acme.Reports.inLambda(reads)));
    assertEquals("com.acme.Reports#call", caller(com.acme.Reports.inClass(reads)));
  }

  @Test
  void whatOnlyStandsInTheWayIsNoCaller() {
    Callable<CallContext> call = com.acme.Reports.intercepted(reads);
    assertEquals("com.acme.Reports#retried", caller(com.acme.Reports.retried(call)));
  }

  @Test
  void anEntryPointSparesTheSearch() {
    EntryPoints.replace(ROUTE);
    CallContext context = com.acme.Reports.nightly(reads);
    assertEquals("GET /chat", context.facts().entryName());
    assertEquals(Source.ROUTE, context.facts().entrySource());
    assertNull(caller(context));
  }

  @Test
  void whoNeedsTheCallerGetsItWhateverNamesTheFeature() {
    EntryPoints.replace(ROUTE);
    CallContext context = com.acme.Reports.nightly(context(false, () -> true)::read);
    assertEquals("com.acme.Reports#nightly", caller(context));
  }

  @Test
  void whereNothingIsDerivedNothingIsKnown() {
    assertSame(CallContext.NONE, com.acme.Reports.nightly(context(false, () -> false)::read));
  }

  @Test
  void theInnerEntryPointCountsUntilItEnds() {
    EntryPoint job = new NamedEntry(Source.JOB, "Reports.nightly");
    assertNull(EntryPoints.replace(ROUTE));
    assertSame(ROUTE, EntryPoints.replace(job));
    assertSame(job, EntryPoints.current());
    assertSame(job, EntryPoints.replace(ROUTE));
    assertSame(ROUTE, EntryPoints.replace(null));
    assertNull(EntryPoints.current());
  }
}
