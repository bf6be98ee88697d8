package io.aimeter.agent.tap.handover;

import io.aimeter.agent.context.Handover;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * {@code tryFire} of a dependent stage: runs it where what it waits for is there, by whoever comes
 * by, and may be tried in vain before.
 */
public final class FireTap extends Tap {
  private static final MethodHandle IS_LIVE = find();

  private final Handover handover;

  /** Made by the hook table. */
  public FireTap(Meter meter) {
    super(meter);
    handover = meter.handover();
  }

  private static MethodHandle find() {
    try {
      Class<?> type = Class.forName("java.util.concurrent.CompletableFuture$Completion");
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findVirtual(type, "isLive", MethodType.methodType(boolean.class))
          .asType(MethodType.methodType(boolean.class, Object.class));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null; // what has been run is then let go of with the stage
    }
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Object before = handover.beginOrNot(self);
    return before == null ? null : new Try(self, before);
  }

  @Override
  public Object exit(Object token, Object result) throws Throwable {
    Try tried = (Try) token;
    handover.end(tried.before);
    if (IS_LIVE != null && !(boolean) IS_LIVE.invokeExact(tried.stage)) {
      handover.done(tried.stage);
    }
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    handover.end(((Try) token).before);
  }

  private static final class Try {
    final Object stage;
    final Object before;

    Try(Object stage, Object before) {
      this.stage = stage;
      this.before = before;
    }
  }
}
