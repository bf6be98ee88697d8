package io.aimeter.collector.config;

/** When a change takes effect. */
public enum Effect {
  /** While the collector runs, some seconds after the change. */
  AT_ONCE("at once"),
  /** When the collector is started again. */
  AT_START("at the next start");

  private final String description;

  Effect(String description) {
    this.description = description;
  }

  /** As a table says it. */
  public String description() {
    return description;
  }
}
