package io.aimeter.core.exchange;

/** How an exchange ended on the wire. */
public enum ExchangeEnd {
  /** The response body was received to its end. */
  COMPLETE("complete"),
  /** The application closed or cancelled before the end. */
  CANCELLED("cancelled"),
  /** An error of transport, of either side. */
  FAILED("failed"),
  /** The application dropped the response without reading or closing it. */
  ABANDONED("abandoned");

  private final String label;

  ExchangeEnd(String label) {
    this.label = label;
  }

  /** The word in the record's end_state field. */
  public String label() {
    return label;
  }
}
