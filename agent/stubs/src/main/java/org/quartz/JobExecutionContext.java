package org.quartz;

/** One execution of a job. */
public interface JobExecutionContext {
  /** Of what job. */
  JobDetail getJobDetail();
}
