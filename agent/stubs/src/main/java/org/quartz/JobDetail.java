package org.quartz;

/** A job. */
public interface JobDetail {
  /** Its name and group. */
  JobKey getKey();
}
