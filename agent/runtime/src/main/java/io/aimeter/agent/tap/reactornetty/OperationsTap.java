package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;
import reactor.netty.http.client.HttpClientInfos;

/** What the taps of {@code HttpClientOperations}, one object an exchange, share. */
abstract class OperationsTap extends Tap {
  /** The calls whose response has begun. */
  private static final Attachments<Object, Sending> ANSWERED = new Attachments<>();

  OperationsTap(Meter meter) {
    super(meter);
    meter.prune(ANSWERED);
  }

  /** The call that an exchange belongs to; null where nobody meters it. */
  static Sending sending(Object operations) {
    return ((HttpClientInfos) operations).currentContextView().getOrDefault(Sending.class, null);
  }

  /** The call whose response has begun; of all others a look at an empty table. */
  static Sending answered(Object operations) {
    return ANSWERED.isEmpty() ? null : ANSWERED.get(operations);
  }

  static void answers(Object operations, Sending sending) {
    ANSWERED.putIfAbsent(operations, sending);
  }

  static void finish(Object operations, ExchangeEnd end) {
    Sending sending = ANSWERED.isEmpty() ? null : ANSWERED.remove(operations);
    if (sending != null) {
      sending.capture().finish(end, null);
    }
  }
}
