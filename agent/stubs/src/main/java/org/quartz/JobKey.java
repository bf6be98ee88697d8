package org.quartz;

/** The name of a job. */
public abstract class JobKey {
  JobKey() {}

  /** In its group. */
  public abstract String getName();

  /** {@code DEFAULT} where none was given. */
  public abstract String getGroup();
}
