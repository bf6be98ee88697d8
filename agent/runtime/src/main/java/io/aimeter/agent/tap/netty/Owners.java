package io.aimeter.agent.tap.netty;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.util.Map;

/**
 * Whose a connection is: a client that has a tap of its own is known by its handlers in the
 * pipeline. A tap for one more client on Netty adds the package of its handlers here, and has
 * nothing else to do to be the only one that records its exchanges.
 */
final class Owners {
  private static final String[] TAPPED = {
    "reactor.netty.", "io.vertx.", "software.amazon.awssdk.", "com.linecorp.armeria."
  };

  private Owners() {}

  /** Whether another tap sees what passes a pipeline. */
  static boolean claim(ChannelPipeline pipeline) {
    for (Map.Entry<String, ChannelHandler> each : pipeline) {
      String handler = each.getValue().getClass().getName();
      for (String owner : TAPPED) {
        if (handler.startsWith(owner)) {
          return true;
        }
      }
    }
    return false;
  }
}
