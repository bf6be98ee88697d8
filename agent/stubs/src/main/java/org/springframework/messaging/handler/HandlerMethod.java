package org.springframework.messaging.handler;

import java.lang.reflect.Method;

/** A method that handles messages. */
public abstract class HandlerMethod {
  HandlerMethod() {}

  /** The class of its bean. */
  public abstract Class<?> getBeanType();

  /** The method. */
  public abstract Method getMethod();
}
