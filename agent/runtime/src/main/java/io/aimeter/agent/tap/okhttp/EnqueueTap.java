package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import okhttp3.Call;

/**
 * {@code RealCall.enqueue}: begins the capture on the calling thread, whose context it needs;
 * {@link ChainTap} takes it up on the dispatcher's thread. The call's duration includes its wait
 * there.
 */
public final class EnqueueTap extends CallTap {
  /** Made by the hook table. */
  public EnqueueTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = (Call) self;
    if (!watches(call) || isQueued(call)) {
      return null;
    }
    queued(call, begin(call));
    return call;
  }

  /** The call had been executed before: nothing is sent. */
  @Override
  public void thrown(Object token, Throwable thrown) {
    Sending sending = dequeued((Call) token);
    if (sending != null && sending.capture() != null) {
      sending.capture().discard();
    }
  }
}
