package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Meter;

/** {@code Http1ClientRequestImpl.invokeRequestWithEntity}: a request's body that is in memory. */
public final class EntityTap extends CallTap {
  /** Made by the hook table. */
  public EntityTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = Call.currentMetered();
    if (call != null) {
      byte[] entity = (byte[]) first;
      call.attempt().accept(entity, 0, entity.length);
    }
    return null;
  }
}
