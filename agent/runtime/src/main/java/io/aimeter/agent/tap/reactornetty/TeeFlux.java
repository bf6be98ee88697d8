package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Sending;
import io.netty.buffer.ByteBuf;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/** A request's body in pieces, copied as they are sent. */
final class TeeFlux extends Flux<ByteBuf> {
  private final Flux<? extends ByteBuf> body;
  private final Sending sending;

  TeeFlux(Flux<? extends ByteBuf> body, Sending sending) {
    this.body = body;
    this.sending = sending;
  }

  @Override
  public void subscribe(CoreSubscriber<? super ByteBuf> subscriber) {
    body.subscribe(new TeeSubscriber(subscriber, sending));
  }
}
