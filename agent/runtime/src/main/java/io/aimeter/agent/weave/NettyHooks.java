package io.aimeter.agent.weave;

/**
 * What is woven of Netty: its HTTP/1.1 client codec, the classes that servers do not have, and its
 * HTTP/2 frame codec, which both have.
 */
final class NettyHooks {
  private static final String TAP = "io.aimeter.agent.tap.netty.";
  private static final String ENCODER = "io/netty/handler/codec/http/HttpClientCodec$Encoder";
  private static final String DECODER = "io/netty/handler/codec/http/HttpClientCodec$Decoder";

  private static final String HTTP2 = "io/netty/handler/codec/http2/";
  private static final String FRAME_CODEC = HTTP2 + "Http2FrameCodec";
  private static final String MULTIPLEX_CODEC = HTTP2 + "Http2MultiplexCodec";
  private static final String FRAME =
      "(Lio/netty/channel/ChannelHandlerContext;L" + HTTP2 + "Http2Frame;)V";
  private static final String STREAM =
      "(Lio/netty/channel/ChannelHandlerContext;L" + FRAME_CODEC + "$DefaultHttp2FrameStream;)V";

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
    new Hook(
        "netty.writeFrame",
        FRAME_CODEC,
        "write",
        "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;"
            + "Lio/netty/channel/ChannelPromise;)V",
        TAP + "FrameWriteTap"),
    new Hook(
        "netty.writeStream",
        HTTP2 + "AbstractHttp2StreamChannel",
        "write0",
        "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;)"
            + "Lio/netty/channel/ChannelFuture;",
        TAP + "StreamWriteTap"),
    new Hook("netty.readFrame", FRAME_CODEC, "onHttp2Frame", FRAME, TAP + "FrameReadTap"),
    new Hook(
        "netty.streamState",
        FRAME_CODEC,
        "onHttp2StreamStateChanged",
        STREAM,
        TAP + "StreamStateTap"),
    // The deprecated codec, which overrides both without calling them.
    new Hook(
        "netty.readFrameMultiplexed", MULTIPLEX_CODEC, "onHttp2Frame", FRAME, TAP + "FrameReadTap"),
    new Hook(
        "netty.streamStateMultiplexed",
        MULTIPLEX_CODEC,
        "onHttp2StreamStateChanged",
        STREAM,
        TAP + "StreamStateTap"),
  };

  private NettyHooks() {}
}
