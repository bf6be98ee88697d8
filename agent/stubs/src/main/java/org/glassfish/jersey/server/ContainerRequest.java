package org.glassfish.jersey.server;

/** A request. */
public abstract class ContainerRequest {
  ContainerRequest() {}

  /** GET, POST, … */
  public abstract String getMethod();

  /** How it found its resource. */
  public abstract ExtendedUriInfo getUriInfo();
}
