package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.netty.buffer.ByteBuf;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code send}: copies the request's body as it is sent. */
public final class SendTap extends OperationsTap {
  /** Made by the hook table. */
  public SendTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return sending(self);
  }

  /** The client treats a {@code Mono} otherwise than a {@code Flux}: each stays what it is. */
  @Override
  @SuppressWarnings("unchecked") // the woven method's own parameter type
  public Object argument(Object token, int index, Object value) {
    Sending sending = (Sending) token;
    if (value instanceof Mono) {
      return new TeeMono((Mono<? extends ByteBuf>) value, sending);
    }
    return value == null
        ? null
        : new TeeFlux(Flux.from((Publisher<? extends ByteBuf>) value), sending);
  }
}
