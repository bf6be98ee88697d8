package io.aimeter.agent.weave;

/** What is woven of Netty's HTTP/1.1 client codec, the classes that servers do not have. */
final class NettyHooks {
  private static final String TAP = "io.aimeter.agent.tap.netty.";
  private static final String ENCODER = "io/netty/handler/codec/http/HttpClientCodec$Encoder";
  private static final String DECODER = "io/netty/handler/codec/http/HttpClientCodec$Decoder";

  static final Hook[] ROWS = {
    new Hook(
        "netty.encode",
        ENCODER,
        "encode",
        "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;Ljava/util/List;)V",
        TAP + "EncodeTap"),
    new Hook(
        "netty.decode",
        DECODER,
        "decode",
        "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/buffer/ByteBuf;Ljava/util/List;)V",
        TAP + "DecodeTap"),
    new Hook(
        "netty.inactive",
        DECODER,
        "channelInactive",
        "(Lio/netty/channel/ChannelHandlerContext;)V",
        TAP + "InactiveTap"),
  };

  private NettyHooks() {}
}
