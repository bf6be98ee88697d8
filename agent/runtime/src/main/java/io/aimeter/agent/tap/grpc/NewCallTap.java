package io.aimeter.agent.tap.grpc;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;

/** {@code ManagedChannelImpl.newCall}: every call of every channel, on the caller's thread. */
public final class NewCallTap extends Tap {
  private final Authorities authorities = new Authorities();

  /** Made by the hook table. */
  public NewCallTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Authorities.Server server = authorities.server(((Channel) self).authority());
    return server != null && meter().watches(server.host(), server.port())
        ? new Pending<>(server, (MethodDescriptor<?, ?>) first)
        : null;
  }

  @Override
  public Object exit(Object token, Object result) {
    return ((Pending<?, ?>) token).tee(result, meter());
  }

  private static final class Pending<Q, R> {
    private final Authorities.Server server;
    private final MethodDescriptor<Q, R> method;

    Pending(Authorities.Server server, MethodDescriptor<Q, R> method) {
      this.server = server;
      this.method = method;
    }

    /** A channel's calls have the types of the method they are made for. */
    @SuppressWarnings("unchecked")
    ClientCall<Q, R> tee(Object call, Meter meter) {
      return new TeeCall<>((ClientCall<Q, R>) call, meter, server, method);
    }
  }
}
