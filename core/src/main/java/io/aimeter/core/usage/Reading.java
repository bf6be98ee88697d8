package io.aimeter.core.usage;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.List;

/** What was read of one exchange. */
public final class Reading {
  private final Endpoint endpoint;
  int status;
  ExchangeEnd end;
  String exceptionClass;

  Reading(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Sets every field of the record that the exchange itself tells. */
  public void applyTo(CostRecord.Builder record) {
    record
        .set(RecordField.PROVIDER, endpoint.provider())
        .set(RecordField.OPERATION, endpoint.operation())
        .set(RecordField.CALL_TYPE, endpoint.callType())
        .set(RecordField.BILLABLE, endpoint.billable())
        .set(RecordField.USAGE_SOURCE, "none")
        .set(RecordField.END, end.label())
        .set(RecordField.ERROR_TYPE, exceptionClass);
    if (status > 0) {
      record.set(RecordField.HTTP_STATUS, status);
    }
  }

  /**
   * The tokens that other models served in the same exchange, a reading each; the caller numbers
   * their records as parts 1, 2, … Empty in all but rare cases.
   */
  public List<Reading> furtherModels() {
    return List.of();
  }
}
