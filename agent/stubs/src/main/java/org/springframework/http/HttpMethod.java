package org.springframework.http;

/** A method; an enum until Spring 6. */
public abstract class HttpMethod {
  HttpMethod() {}

  /** GET, POST, … */
  public abstract String name();
}
