package io.aimeter.collector.alert;

/** What alerts are of. */
public enum AlertKind {
  /** More than a share of a budget is spent. */
  BUDGET_THRESHOLD("budget.threshold", true),
  /** By the forecast, a budget will not last to the end of its period. */
  BUDGET_FORECAST("budget.forecast", true),
  /** Far more was spent than usual. */
  SPIKE("spike", true),
  /** A sink gets nothing. */
  SINK_DEAD("sink.dead", false),
  /** Agents have dropped records. */
  RECORDS_LOST("records.lost", true);

  private final String label;
  private final boolean once;

  AlertKind(String label, boolean once) {
    this.label = label;
    this.once = once;
  }

  /** Its name in what is sent. */
  public String label() {
    return label;
  }

  /** Whether it is told once for good, or again when it has been over and comes back. */
  boolean isOnce() {
    return once;
  }
}
