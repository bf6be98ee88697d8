package io.aimeter.collector.sink.postgres;

import io.aimeter.collector.sink.RefusedException;
import io.aimeter.collector.sink.Sink;
import io.aimeter.collector.sink.SinkException;
import io.aimeter.core.record.CostRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Copies records into a stage and from there into a table of one partition a UTC day; the position
 * changes in the same transaction. A record that is there already stays as it is: that finds what a
 * stream begun anew, or a second collector's copy of a store, brings again.
 */
public final class PostgresSink implements Sink {
  /** What the server says of values it will never accept, by the class of its SQLSTATE. */
  private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

  private static final int STATE_CLASS = 2;

  /**
   * What a commit says is there must be there after a crash, also on servers that else promise
   * less: the outbox forgets what has been shipped.
   */
  private static final String DURABLE =
      "SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off'";

  private final PostgresTarget target;
  private final Set<LocalDate> days = new HashSet<>();
  private Connection connection;
  private String stream;

  /** Connects to that target when opened. */
  public PostgresSink(PostgresTarget target) {
    this.target = target;
  }

  @Override
  public long open(String of) throws SinkException {
    stream = of;
    try {
      connection = target.connect();
      Schema.migrate(target);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET search_path TO " + target.quotedSchema());
        statement.execute(DURABLE);
        statement.execute(Columns.stage());
      }
      long position = position();
      connection.commit();
      return position;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private long position() throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT position FROM aimeter_stream WHERE stream = ?")) {
      query.setString(1, stream);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }

  @Override
  public void write(List<CostRecord> records, long next) throws SinkException {
    try {
      try {
        if (!records.isEmpty()) {
          insert(records);
        }
        advance(next);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new SinkException("PostgreSQL: " + e.getMessage(), e);
    }
  }

  private void insert(List<CostRecord> records) throws SQLException, IOException {
    Set<LocalDate> missing = new HashSet<>();
    StringBuilder rows = new StringBuilder();
    for (CostRecord record : records) {
      missing.add(Columns.day(record));
      Columns.append(record, rows);
    }
    missing.removeAll(days);
    for (LocalDate day : missing) {
      addPartition(day);
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            Columns.COPY,
            new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(Columns.INSERT);
    }
    days.addAll(missing); // forgotten with a transaction that fails, as this line is not reached
  }

  /** Two collectors may make a day's partition at once: the lock lets them do so in turn. */
  private void addPartition(LocalDate day) throws SQLException {
    String name = "aimeter_record_" + day.toString().replace("-", "");
    try (Statement statement = connection.createStatement()) {
      try (ResultSet found = statement.executeQuery("SELECT to_regclass('" + name + "')")) {
        if (found.next() && found.getString(1) != null) {
          return; // making it, even if only where it is not there, would wait for all who write
        }
      }
      statement.execute("SELECT pg_advisory_xact_lock(" + Schema.LOCK + ")");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS %s PARTITION OF aimeter_record FOR VALUES FROM ('%s') TO ('%s')"
              .formatted(name, day, day.plusDays(1)));
    }
  }

  private void advance(long next) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "INSERT INTO aimeter_stream (stream, position, written_at) VALUES (?, ?, now())"
                + " ON CONFLICT (stream) DO UPDATE"
                + " SET position = excluded.position, written_at = excluded.written_at")) {
      update.setString(1, stream);
      update.setLong(2, next);
      update.executeUpdate();
    }
  }

  private static SinkException failure(SQLException e) {
    String message = "PostgreSQL: " + e.getMessage().lines().findFirst().orElse("");
    String state = e.getSQLState();
    return state != null
            && state.length() > STATE_CLASS
            && OF_THE_DATA.contains(state.substring(0, STATE_CLASS))
        ? new RefusedException(message, e)
        : new SinkException(message, e);
  }

  @Override
  public void close() throws SinkException {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw failure(e);
      }
    }
  }
}
