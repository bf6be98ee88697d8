package io.aimeter.agent.tap.entry.jersey;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.internal.process.RequestProcessingContext;

/** {@code ResourceMethodInvoker.apply}: the resource method that a request found. */
public final class ResourceTap extends EntryTap {
  /** Made by the hook table. */
  public ResourceTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third) {
    ContainerRequest request = ((RequestProcessingContext) first).request();
    return new ResourceEntry(request.getMethod(), request.getUriInfo());
  }
}
