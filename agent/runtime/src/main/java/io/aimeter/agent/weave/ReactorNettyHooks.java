package io.aimeter.agent.weave;

/** What is woven of Reactor Netty 1.0 and later. */
final class ReactorNettyHooks {
  private static final String TAP = "io.aimeter.agent.tap.reactornetty.";
  private static final String OPERATIONS = "reactor/netty/http/client/HttpClientOperations";

  static final Hook[] ROWS = {
    // On the subscriber's thread, with its Reactor Context; the rest is the event loop's.
    new Hook(
        "reactornetty.subscribe",
        "reactor/netty/http/client/HttpClientConnect$MonoHttpConnect",
        "subscribe",
        "(Lreactor/core/CoreSubscriber;)V",
        TAP + "SubscribeTap",
        0),
    new Hook(
        "reactornetty.send",
        OPERATIONS,
        "send",
        "(Lorg/reactivestreams/Publisher;)Lreactor/netty/NettyOutbound;",
        TAP + "SendTap",
        0),
    new Hook(
        "reactornetty.inboundNext",
        OPERATIONS,
        "onInboundNext",
        "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;)V",
        TAP + "InboundTap"),
    new Hook("reactornetty.inboundCancel", OPERATIONS, "onInboundCancel", "()V", TAP + "CancelTap"),
    new Hook("reactornetty.inboundClose", OPERATIONS, "onInboundClose", "()V", TAP + "CloseTap"),
  };

  private ReactorNettyHooks() {}
}
