package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Meter;
import java.util.List;

/** {@code HttpClientCodec.Decoder.decode}: the messages of responses, before anybody has them. */
public final class DecodeTap extends CodecTap {
  /** Made by the hook table. */
  public DecodeTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Exchanges exchanges = of(first);
    if (exchanges == null) {
      return null;
    }
    exchanges.decoding((List<?>) third);
    return first;
  }

  @Override
  public Object exit(Object token, Object result) {
    Exchanges exchanges = of(token);
    exchanges.decoded();
    if (exchanges.isEmpty()) {
      forget(token);
    }
    return null;
  }
}
