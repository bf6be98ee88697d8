package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Asks the store about keys: who uses which, and who used up whose rate limit. */
public final class KeyQuery {
  private static final String FINGERPRINT = RecordField.KEY_FINGERPRINT.column();
  private static final String START = RecordField.STARTED_AT.column();
  private static final String COST = RecordField.COST.column();
  private static final String TEAM = RecordField.TEAM.column();
  private static final String APP = RecordField.APP.column();
  private static final String LIMITED = RecordField.HTTP_STATUS.column() + " = 429";
  private static final String CALLS =
      "count(*) FILTER (WHERE " + RecordField.PART.column() + " IS NULL)";
  private static final String TOKENS =
      "sum(coalesce("
          + RecordField.UNCACHED_INPUT_TOKENS.column()
          + ", 0) + coalesce("
          + RecordField.OUTPUT_TOKENS.column()
          + ", 0))::BIGINT";

  /** Of which a key's use tells all values, in the order of {@link KeyUse}. */
  private static final List<RecordField> OF_A_KEY =
      List.of(
          RecordField.PROVIDER,
          RecordField.SERVER_ADDRESS,
          RecordField.TEAM,
          RecordField.APP,
          RecordField.ENVIRONMENT,
          RecordField.FEATURE);

  private final Ledger ledger;
  private final Instant since;

  /** Questions about the time since a moment. */
  public KeyQuery(Ledger ledger, Instant since) {
    this.ledger = ledger;
    this.since = since;
  }

  /** Every key: those that are shared first, then the dearest. */
  public List<KeyUse> uses() throws IOException {
    return ledger.ask(
        (statement, files) -> {
          List<KeyUse> uses = new ArrayList<>();
          if (files.between(since, null).isEmpty()) {
            return uses;
          }
          CellRange range = CellRange.of(files, since, null, (from, to) -> false);
          try (ResultSet row = statement.executeQuery(uses(statement, range))) {
            while (row.next()) {
              uses.add(use(row));
            }
          }
          return uses.isEmpty() ? uses : seen(statement, files, uses);
        });
  }

  private static String uses(Statement statement, CellRange range) throws SQLException {
    StringJoiner keys = new StringJoiner(", ");
    keys.add(FINGERPRINT).add(RecordField.KEY_HINT.column());
    StringJoiner all = new StringJoiner(", ");
    for (RecordField field : OF_A_KEY) {
      String column = field.column();
      keys.add(column);
      all.add(
          "list_sort(coalesce(list(DISTINCT "
              + column
              + ") FILTER (WHERE "
              + column
              + " IS NOT NULL), []))");
    }
    String sums =
        ", sum(%s)::BIGINT AS calls, sum(%s)::BIGINT AS limited, sum(%s)::BIGINT AS spent,"
            + " min(%s) AS first, max(%s) AS last";
    String refused = "CASE WHEN " + LIMITED + " THEN " + Cells.RECORDS + " ELSE 0 END";
    String of = sums.formatted(Measure.CALLS.key(), refused, COST, START, START);
    String again = sums.formatted("calls", "limited", "spent", "first", "last");
    String hasKey = FINGERPRINT + " IS NOT NULL";
    return "SELECT "
        + FINGERPRINT
        + ", any_value("
        + RecordField.KEY_HINT.column()
        + "), "
        + all
        + ", sum(calls)::BIGINT, sum(limited)::BIGINT, sum(spent)::BIGINT AS spent,"
        + " epoch_us(min(first)), epoch_us(max(last)) FROM "
        + range.sums(statement, keys + of, keys + again, hasKey, true)
        + " GROUP BY 1 ORDER BY (count(DISTINCT "
        + TEAM
        + ") > 1 OR count(DISTINCT "
        + APP
        + ") > 1) DESC, spent DESC NULLS LAST, 1";
  }

  /** Days' sums know days alone: the moments are told by the records of the first and last day. */
  private List<KeyUse> seen(Statement statement, StoreFiles files, List<KeyUse> uses)
      throws SQLException {
    Set<Long> days = new TreeSet<>();
    for (KeyUse use : uses) {
      days.add(day(use.first()));
      days.add(day(use.last()));
    }
    Map<String, List<Instant>> seen = new HashMap<>();
    String sql =
        "SELECT "
            + FINGERPRINT
            + ", epoch_us(min("
            + START
            + ")), epoch_us(max("
            + START
            + ")) FROM "
            + files.onDays(days).sql()
            + " WHERE "
            + Sql.began(since, null)
            + " GROUP BY 1";
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        Instant first = StoreFiles.ofMicros(row.getLong(2));
        seen.put(row.getString(1), List.of(first, StoreFiles.ofMicros(row.getLong(3))));
      }
    }
    return uses.stream()
        .map(
            use -> {
              List<Instant> exact = seen.get(use.fingerprint());
              return use.seen(exact.get(0), exact.get(1));
            })
        .toList();
  }

  private static long day(Instant moment) {
    return Math.floorDiv(StoreFiles.micros(moment), StoreFiles.DAY_MICROS);
  }

  private static KeyUse use(ResultSet row) throws SQLException {
    return new KeyUse(
        row.getString(1),
        row.getString(2),
        texts(row.getArray(3)),
        texts(row.getArray(4)),
        texts(row.getArray(5)),
        texts(row.getArray(6)),
        texts(row.getArray(7)),
        texts(row.getArray(8)),
        row.getLong(9),
        row.getLong(10),
        (Long) row.getObject(11),
        StoreFiles.ofMicros(row.getLong(12)),
        StoreFiles.ofMicros(row.getLong(13)));
  }

  private static List<String> texts(Array array) throws SQLException {
    Object[] items = (Object[]) array.getArray();
    return Arrays.stream(items).map(Object::toString).toList();
  }

  /** What stops working when a key is revoked: its uses, by who makes them, the dearest first. */
  public Answer impact(KeyUse key) throws IOException {
    String sql =
        "SELECT "
            + String.join(
                ", ",
                TEAM,
                APP,
                RecordField.ENVIRONMENT.column(),
                RecordField.FEATURE.column(),
                RecordField.PROVIDER.column(),
                CALLS,
                "sum(" + COST + ")::BIGINT",
                "epoch_us(max(" + START + "))")
            + " FROM rows WHERE "
            + is(key)
            + " GROUP BY ALL ORDER BY 7 DESC NULLS LAST, 6 DESC, 1, 2, 3, 4";
    List<List<Object>> rows =
        ask(
            sql,
            row ->
                Arrays.asList(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getObject(7),
                    StoreFiles.ofMicros(row.getLong(8))));
    return new Answer(
        List.of(
            new Answer.Column("team", Answer.Shape.TEXT),
            new Answer.Column("app", Answer.Shape.TEXT),
            new Answer.Column("environment", Answer.Shape.TEXT),
            new Answer.Column("feature", Answer.Shape.TEXT),
            new Answer.Column("provider", Answer.Shape.TEXT),
            new Answer.Column("calls", Answer.Shape.COUNT),
            new Answer.Column("cost", Answer.Shape.MONEY),
            new Answer.Column("last_seen", Answer.Shape.MOMENT)),
        rows);
  }

  /**
   * Who used a key's limit in the time before it refused others: each call counts once, whose time
   * is before a refusal of another application by at most the window.
   */
  public Answer blame(KeyUse key, Duration window) throws IOException {
    String of = "coalesce(" + TEAM + ", '') || '/' || coalesce(" + APP + ", '')";
    String sql =
        "WITH used AS (SELECT *, "
            + of
            + " AS who FROM rows WHERE "
            + is(key)
            + "), refused AS (SELECT "
            + START
            + " AS at, who FROM used WHERE "
            + LIMITED
            + "), before AS (SELECT * FROM used u WHERE NOT coalesce("
            + LIMITED
            + ", false) AND EXISTS (SELECT 1 FROM refused r WHERE r.who <> u.who AND r.at BETWEEN u."
            + START
            + " AND u."
            + START
            + " + to_microseconds("
            + window.toNanos() / 1_000
            + "))), victims AS (SELECT who, count(*) AS n FROM refused GROUP BY 1), users AS (SELECT"
            + " who, any_value("
            + TEAM
            + ") AS team, any_value("
            + APP
            + ") AS app FROM used GROUP BY 1), took AS (SELECT who, "
            + CALLS
            + " AS calls, "
            + TOKENS
            + " AS tokens FROM before GROUP BY 1) SELECT users.team, users.app, coalesce(took.calls,"
            + " 0), coalesce(took.tokens, 0), coalesce(took.tokens / nullif(sum(took.tokens) OVER (),"
            + " 0), 0)::DOUBLE, coalesce(victims.n, 0) FROM users LEFT JOIN took USING (who) LEFT JOIN"
            + " victims USING (who) WHERE took.who IS NOT NULL OR victims.who IS NOT NULL ORDER BY 4"
            + " DESC, 6 DESC, 1, 2";
    List<List<Object>> rows =
        ask(
            sql,
            row ->
                Arrays.asList(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getDouble(5),
                    row.getLong(6)));
    return new Answer(
        List.of(
            new Answer.Column("team", Answer.Shape.TEXT),
            new Answer.Column("app", Answer.Shape.TEXT),
            new Answer.Column("calls_before", Answer.Shape.COUNT),
            new Answer.Column("tokens_before", Answer.Shape.COUNT),
            new Answer.Column("share", Answer.Shape.SHARE),
            new Answer.Column("own_refusals", Answer.Shape.COUNT)),
        rows);
  }

  private static String is(KeyUse key) {
    return FINGERPRINT + " = " + Sql.text(key.fingerprint());
  }

  /** Reads a row. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> ask(String sql, Reader<T> reader) throws IOException {
    return ledger.ask(
        (statement, files) -> {
          List<T> found = new ArrayList<>();
          StoreFiles chosen = files.between(since, null);
          if (chosen.isEmpty()) {
            return found;
          }
          String rows =
              "WITH rows AS (SELECT * FROM "
                  + chosen.sql()
                  + " WHERE "
                  + Sql.began(since, null)
                  + ") ";
          String whole =
              sql.startsWith("WITH ") ? rows.stripTrailing() + ", " + sql.substring(5) : rows + sql;
          try (ResultSet row = statement.executeQuery(whole)) {
            while (row.next()) {
              found.add(reader.read(row));
            }
          }
          return found;
        });
  }
}
