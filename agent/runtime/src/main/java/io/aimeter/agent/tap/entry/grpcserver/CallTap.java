package io.aimeter.agent.tap.entry.grpcserver;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import io.grpc.ServerCall;
import java.lang.reflect.Field;

/** The listener of a call is told of its messages and their end: there the service works. */
public final class CallTap extends EntryTap {
  /** Of the class that is woven, which nobody else can name. */
  private volatile Field call;

  /** Made by the hook table. */
  public CallTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third)
      throws ReflectiveOperationException {
    Field field = call;
    if (field == null) {
      field = self.getClass().getDeclaredField("call");
      field.setAccessible(true);
      call = field;
    }
    ServerCall<?, ?> serving = (ServerCall<?, ?>) field.get(self);
    return new MethodName(serving.getMethodDescriptor().getFullMethodName());
  }
}
