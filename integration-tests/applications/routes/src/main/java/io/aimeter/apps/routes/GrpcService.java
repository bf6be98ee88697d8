package io.aimeter.apps.routes;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** A service with a method of one answer, one of many, and one that fails. */
final class GrpcService {
  private static final MethodDescriptor<String, String> CHAT =
      method("Chat", MethodDescriptor.MethodType.UNARY);
  private static final MethodDescriptor<String, String> STREAM =
      method("Stream", MethodDescriptor.MethodType.SERVER_STREAMING);
  private static final MethodDescriptor<String, String> REFUSE =
      method("Refuse", MethodDescriptor.MethodType.UNARY);

  private GrpcService() {}

  static void run(Provider provider) throws Exception {
    Server server =
        NettyServerBuilder.forPort(0)
            .addService(
                ServerServiceDefinition.builder("com.acme.Assistants")
                    .addMethod(
                        CHAT, ServerCalls.asyncUnaryCall((ask, to) -> answer(provider.ask(), to)))
                    .addMethod(
                        STREAM,
                        ServerCalls.asyncServerStreamingCall(
                            (ask, to) -> answer(provider.ask(), to)))
                    .addMethod(
                        REFUSE, ServerCalls.asyncUnaryCall((ask, to) -> refuse(provider.ask(), to)))
                    .build())
            .build()
            .start();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build();
    System.out.println("Chat " + call(channel, CHAT).length());
    Iterator<String> answers =
        ClientCalls.blockingServerStreamingCall(channel, STREAM, CallOptions.DEFAULT, "question");
    System.out.println("Stream " + answers.next().length());
    try {
      call(channel, REFUSE);
    } catch (StatusRuntimeException e) {
      System.out.println("Refuse " + e.getStatus().getCode());
    }
    channel.shutdownNow();
    server.shutdownNow();
  }

  private static String call(ManagedChannel channel, MethodDescriptor<String, String> method) {
    return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, "question");
  }

  private static void answer(String answer, StreamObserver<String> to) {
    to.onNext(answer);
    to.onCompleted();
  }

  private static void refuse(String answer, StreamObserver<String> to) {
    to.onError(Status.ABORTED.withDescription("refused " + answer.length()).asException());
  }

  private static MethodDescriptor<String, String> method(
      String name, MethodDescriptor.MethodType type) {
    return MethodDescriptor.<String, String>newBuilder()
        .setFullMethodName(MethodDescriptor.generateFullMethodName("com.acme.Assistants", name))
        .setType(type)
        .setRequestMarshaller(new Text())
        .setResponseMarshaller(new Text())
        .build();
  }

  /** Strings as they are. */
  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
