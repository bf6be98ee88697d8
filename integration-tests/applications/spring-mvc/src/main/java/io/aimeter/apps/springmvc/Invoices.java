package io.aimeter.apps.springmvc;

import dev.langchain4j.model.chat.ChatModel;
import java.util.Properties;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** A job of Quartz. */
public class Invoices implements Job {
  private static volatile ChatModel model;

  /** Runs it once, and waits for it. */
  static void schedule(ChatModel with) throws Exception {
    model = with;
    Properties properties = new Properties();
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
    scheduler.start();
    scheduler.scheduleJob(
        JobBuilder.newJob(Invoices.class).withIdentity("weekly", "invoices").build(),
        TriggerBuilder.newTrigger().startNow().build());
    while (scheduler.getMetaData().getNumberOfJobsExecuted() == 0) {
      Thread.sleep(20);
    }
    scheduler.shutdown(true);
  }

  @Override
  public void execute(JobExecutionContext context) {
    model.chat("secretprompt");
  }
}
