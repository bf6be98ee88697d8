package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Sending;
import io.netty.buffer.ByteBuf;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** A request's body in one piece, copied when it is sent. */
final class TeeMono extends Mono<ByteBuf> {
  private final Mono<? extends ByteBuf> body;
  private final Sending sending;

  TeeMono(Mono<? extends ByteBuf> body, Sending sending) {
    this.body = body;
    this.sending = sending;
  }

  @Override
  public void subscribe(CoreSubscriber<? super ByteBuf> subscriber) {
    body.subscribe(new TeeSubscriber(subscriber, sending));
  }
}
