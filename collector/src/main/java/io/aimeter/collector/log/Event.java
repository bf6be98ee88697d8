package io.aimeter.collector.log;

/** Everything the collector says while it runs, one row each; {@code docs/operate.md} lists it. */
public enum Event {
  STARTED("started", Level.INFO, "What runs: version, directories, sinks, address."),
  DRAINING("draining", Level.INFO, "It was asked to end, and ships what is there."),
  ENDED("ended", Level.INFO, "What was shipped, and what waits for the next start."),
  CUT_OFF("cut-off", Level.ERROR, "It did not end by itself in the time it had, and was ended."),
  THREAD_DIED("thread.died", Level.ERROR, "A thread ended by a defect of ours; please report it."),

  CONFIG_CHANGED("config.changed", Level.INFO, "What has changed in the files is in force."),
  CONFIG_REFUSED(
      "config.refused",
      Level.ERROR,
      "A changed file cannot be used; what was read before holds on."),
  RESTART_NEEDED("config.restart", Level.WARN, "What has changed takes effect at the next start."),

  COMMITTED("store.committed", Level.DEBUG, "Records are in the store."),
  STORE_FAILING("store.failing", Level.ERROR, "Nothing can be stored; the queues keep it."),
  STORE_RECOVERED("store.recovered", Level.INFO, "Records are stored again."),
  MERGE_FAILED(
      "store.merge-failed", Level.WARN, "Files cannot be merged, which makes reports slower."),
  DAMAGED(
      "store.damaged",
      Level.ERROR,
      "A file of the store is missing or damaged; it collects, but answers that need it fail."),
  EXPIRED("store.expired", Level.INFO, "Days are dropped, as retention says."),

  QUEUE_FOUND("queue.found", Level.INFO, "The queue of a JVM that was not read before."),
  QUEUE_DONE("queue.done", Level.INFO, "All of an ended JVM is stored; its queue is deleted."),
  QUEUE_FAILING("queue.failing", Level.WARN, "The queue of a JVM cannot be read or deleted now."),

  SINK_FAILING("sink.failing", Level.ERROR, "A sink gets nothing; it is tried until it does."),
  SINK_RECOVERED("sink.recovered", Level.INFO, "A sink gets records again."),
  SINK_REFUSES("sink.refuses", Level.WARN, "A sink refuses a record for good; it is kept aside."),
  SINK_REJECTS("sink.rejects", Level.WARN, "A sink takes only a part, and does not say which."),
  SINK_LACKS("sink.lacks", Level.WARN, "A sink has lost records that it had."),
  SINK_FORGOTTEN("sink.forgotten", Level.WARN, "A sink that got records is not configured now."),

  ALERTED("alert", Level.WARN, "What the webhook has been told."),
  ALERTS_FAILING("alert.failing", Level.WARN, "It is not known whether there is anything to tell."),
  ALERTS_DROPPED(
      "alert.dropped",
      Level.ERROR,
      "More alerts wait for the webhook than are kept: the oldest go."),
  WEBHOOK_FAILING(
      "webhook.failing", Level.ERROR, "The webhook is not reached; what it lacks waits."),
  WEBHOOK_RECOVERED("webhook.recovered", Level.INFO, "The webhook is reached again."),
  WEBHOOK_REFUSES("webhook.refuses", Level.WARN, "The webhook refuses an alert for good."),

  HTTP_FAILING(
      "http.failing",
      Level.ERROR,
      "It cannot answer at http.listen; it collects, and tries until it can."),
  HTTP_RECOVERED("http.recovered", Level.INFO, "It answers at http.listen now."),
  BUDGETS_FAILING(
      "budgets.failing", Level.WARN, "What became of budgets cannot be told to Prometheus now."),
  METRICS_OFF("metrics.off", Level.WARN, "Spend is not told to Prometheus any more."),
  SUMS_FAILING(
      "web.sums-failing",
      Level.WARN,
      "Days' sums cannot be kept in memory: the dashboard is right, and slower until they are kept"
          + " again, which it tries after ten minutes."),
  QUESTION_FAILED(
      "web.failed",
      Level.ERROR,
      "A question of the dashboard failed by a defect; please report it.");

  private final String label;
  private final Level level;
  private final String meaning;

  Event(String label, Level level, String meaning) {
    this.label = label;
    this.level = level;
    this.meaning = meaning;
  }

  /** Its name in the log, which stays. */
  public String label() {
    return label;
  }

  /** How much it matters. */
  public Level level() {
    return level;
  }

  /** What has happened, for the documentation. */
  public String meaning() {
    return meaning;
  }
}
