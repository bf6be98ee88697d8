package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Meter;

/** {@code Http2CallEntityChain.entityBytes}: a request's body as its writer has made it. */
public final class EntityBytesTap extends CallTap {
  /** Made by the hook table. */
  public EntityBytesTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return Call.currentMetered();
  }

  @Override
  public Object exit(Object token, Object result) {
    byte[] entity = (byte[]) result;
    ((Call) token).attempt().accept(entity, 0, entity.length);
    return null;
  }
}
