package io.aimeter.query;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Asks what never reached the store, of all time. */
public final class LossQuery {
  private LossQuery() {}

  /**
   * What agents dropped, and what is missing of what they wrote.
   *
   * @throws IOException if the store cannot be read
   */
  public static Losses ask(Ledger ledger) throws IOException {
    long dropped = dropped(ledger);
    return ledger.ask((statement, files) -> losses(dropped, statement, files));
  }

  static Losses losses(long dropped, Statement statement, StoreFiles files) throws SQLException {
    return new Losses(
        dropped,
        InstanceCount.missing(statement, files),
        files.expired().records(),
        files.expired().before());
  }

  static long dropped(Ledger ledger) throws IOException {
    long dropped = 0;
    for (Map<String, Object> status : Instances.statuses(ledger.root()).values()) {
      dropped += Instances.dropped(status);
    }
    return dropped;
  }
}
