package io.aimeter.agent.tap.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.EntryPoints;
import io.aimeter.agent.context.NamedEntry;
import io.aimeter.core.attribution.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntryTapTest {
  private final EntryTap tap = new NamedAfterFirst();

  /** Names its entry point after the first argument; without one there is none. */
  private static final class NamedAfterFirst extends EntryTap {
    NamedAfterFirst() {
      super(null);
    }

    @Override
    protected EntryPoint entryPoint(Object self, Object first, Object second, Object third) {
      return first == null ? null : new NamedEntry(Source.ROUTE, (String) first);
    }
  }

  @AfterEach
  void nothingStaysWithTheThread() {
    EntryPoints.replace(null);
  }

  private Object enter(String name) throws Throwable {
    return tap.enter(this, name, null, null);
  }

  @Test
  void theInnerCountsUntilItReturns() throws Throwable {
    Object outer = enter("outer");
    Object inner = enter("inner");
    assertEquals("inner", EntryPoints.current().name());
    assertNull(tap.exit(inner, "result"), "the result is left alone");
    assertEquals("outer", EntryPoints.current().name());
    assertNull(tap.exit(outer, null));
    assertNull(EntryPoints.current());
  }

  @Test
  void anExceptionEndsItToo() throws Throwable {
    Object outer = enter("outer");
    EntryPoint before = EntryPoints.current();
    tap.thrown(enter("inner"), new IllegalStateException());
    assertSame(before, EntryPoints.current());
    tap.thrown(outer, new IllegalStateException());
    assertNull(EntryPoints.current());
  }

  @Test
  void whereThereIsNoneWhatHoldsAroundItHoldsOn() throws Throwable {
    Object outer = enter("outer");
    assertNull(enter(null));
    assertEquals("outer", EntryPoints.current().name());
    tap.exit(outer, null);
  }
}
