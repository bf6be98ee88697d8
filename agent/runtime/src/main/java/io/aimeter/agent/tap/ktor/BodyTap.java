package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Meter;
import io.ktor.utils.io.ByteWriteChannel;
import kotlin.coroutines.Continuation;

/**
 * {@code HttpBodyKt.parseHttpBody}: which channel the response's body is written to. The call is
 * found by the continuation, which is asked for before the channel.
 */
public final class BodyTap extends CallTap {
  private static final int CHANNEL = 5;
  private static final Object ANY = new Object();
  private static final ThreadLocal<Call> ASKED = new ThreadLocal<>();

  /** Made by the hook table. */
  public BodyTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return first == null ? null : ANY;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    if (index != CHANNEL) {
      Call call = ((Continuation<?>) value).getContext().get(Call.Key.ONLY);
      if (call != null) {
        ASKED.set(call);
      }
      return null;
    }
    Call call = ASKED.get();
    if (call != null) {
      ASKED.remove();
      BODIES.putIfAbsent((ByteWriteChannel) value, call);
    }
    return null;
  }
}
