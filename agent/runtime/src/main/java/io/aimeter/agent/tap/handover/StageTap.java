package io.aimeter.agent.tap.handover;

import io.aimeter.agent.context.Handover;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/**
 * The constructors of what a {@code CompletableFuture} will run. The JDK's own functions make no
 * calls for the application: its HttpClient alone has dozens of stages a call.
 */
public final class StageTap extends Tap {
  private static final Module BASE = Object.class.getModule();

  private final Handover handover;

  /** Made by the hook table. */
  public StageTap(Meter meter) {
    super(meter);
    handover = meter.handover();
  }

  @Override
  public Object enter(Object self, Object function, Object second, Object third) {
    if (function != null && !isOfJdk(function.getClass().getModule())) {
      handover.made(self);
    }
    return null;
  }

  private static boolean isOfJdk(Module module) {
    return module == BASE || (module.isNamed() && "java.net.http".equals(module.getName()));
  }
}
