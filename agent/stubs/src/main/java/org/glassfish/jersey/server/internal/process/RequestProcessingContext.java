package org.glassfish.jersey.server.internal.process;

import org.glassfish.jersey.server.ContainerRequest;

/** One request on its way through Jersey. */
public abstract class RequestProcessingContext {
  RequestProcessingContext() {}

  /** The request. */
  public abstract ContainerRequest request();
}
