package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;

/** What the taps of a connection's codec share: its exchanges, as long as some are going on. */
abstract class CodecTap extends Tap {
  private static final Attachments<Channel, Exchanges> GOING_ON = new Attachments<>();

  CodecTap(Meter meter) {
    super(meter);
    meter.prune(GOING_ON);
  }

  /** The exchanges of a connection; null where there are none, mostly by a look at a count. */
  static Exchanges of(Object context) {
    return GOING_ON.isEmpty() ? null : GOING_ON.get(channel(context));
  }

  /** The exchanges of a connection, which has some from now on. */
  static Exchanges begun(Object context) {
    Exchanges fresh = new Exchanges();
    Exchanges there = GOING_ON.putIfAbsent(channel(context), fresh);
    return there == null ? fresh : there;
  }

  static void forget(Object context) {
    GOING_ON.remove(channel(context));
  }

  private static Channel channel(Object context) {
    return ((ChannelHandlerContext) context).channel();
  }
}
