package org.glassfish.jersey.uri;

/** A path with variables. */
public abstract class UriTemplate {
  UriTemplate() {}

  /** As it was written. */
  public abstract String getTemplate();
}
