package io.aimeter.agent.weave;

/** What is woven of gRPC. */
final class GrpcHooks {
  private static final String TAP = "io.aimeter.agent.tap.grpc.";

  static final Hook[] ROWS = {
    // Above every transport; the shaded ones relocate Netty, not this.
    new Hook(
        "grpc.newCall",
        "io/grpc/internal/ManagedChannelImpl",
        "newCall",
        "(Lio/grpc/MethodDescriptor;Lio/grpc/CallOptions;)Lio/grpc/ClientCall;",
        TAP + "NewCallTap"),
  };

  private GrpcHooks() {}
}
