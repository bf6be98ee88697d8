package org.springframework.scheduling.support;

import java.lang.reflect.Method;

/** A scheduled method. */
public abstract class ScheduledMethodRunnable {
  ScheduledMethodRunnable() {}

  /** The method. */
  public abstract Method getMethod();
}
