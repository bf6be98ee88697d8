package io.aimeter.query.reconcile;

import io.aimeter.query.BadInput;
import io.aimeter.query.Sql;
import io.aimeter.query.reconcile.BillFormat.Role;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file that a provider exported: CSV, JSON or Parquet, compressed or not, of any size, since it
 * is added up by day and item while it is read.
 */
final class BillFile {
  /**
   * The largest JSON page: a month of all models has some megabytes, and twice this is reserved.
   */
  private static final long MOST_JSON = 1L << 25;

  private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("MM/dd/yyyy");
  private static final String PAGES = "data";
  private static final String BUCKET = "bucket";
  private static final String RESULT = "result";

  private final Path file;
  private final Statement statement;

  /** Columns of the file by their lower-case paths: how they are read. */
  private final Map<String, String> columns = new LinkedHashMap<>();

  private String table;
  private BillFormat format;

  private BillFile(Path file, Statement statement) {
    this.file = file;
    this.statement = statement;
  }

  /** What a file is, and says. */
  record Content(BillFormat format, List<BilledItem> items) {}

  /**
   * Reads a file.
   *
   * @throws BadInput if it cannot be read, or is no export that is known
   */
  static Content read(Path file, Statement statement) throws SQLException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new BadInput("--file: cannot read " + file);
    }
    BillFile bill = new BillFile(file, statement);
    try {
      bill.open();
      bill.recognise();
      return new Content(bill.format, bill.items());
    } catch (SQLException e) {
      throw new BadInput("--file: cannot read " + file + ": " + what(e));
    }
  }

  /** The engine says what it was doing first, and what is wrong after it. */
  private static String what(SQLException e) {
    return e.getMessage()
        .lines()
        .filter(line -> line.startsWith("Error: "))
        .findFirst()
        .or(() -> e.getMessage().lines().findFirst())
        .orElse(e.toString());
  }

  private void open() throws SQLException {
    String path = Sql.text(file.toString());
    switch (kind()) {
      case "parquet" -> {
        table = "read_parquet(" + path + ")";
        know(names(table));
      }
      case "json" -> openJson(path);
      default -> {
        table = "read_csv(" + path + ", all_varchar=true, header=true)";
        know(names(table));
      }
    }
  }

  /** Everything as JSON, so that no number is changed by being guessed to be one. */
  private void openJson(String path) throws SQLException {
    String size = ", maximum_object_size=" + MOST_JSON;
    List<String> names = names("read_json(" + path + size + ")");
    String typed =
        names.stream()
            .map(name -> Sql.text(name) + ": 'JSON'")
            .collect(Collectors.joining(", ", ", columns={", "}"));
    table = "read_json(" + path + size + typed + ")";
    if (!names.contains(PAGES)) {
      know(names);
      return;
    }
    // A time without any usage is a bucket without results.
    table =
        "(SELECT bucket, unnest((bucket->'$.results')::JSON[]) AS result FROM (SELECT"
            + " unnest(data::JSON[]) AS bucket FROM "
            + table
            + "))";
    for (String part : List.of(BUCKET, RESULT)) {
      String keys = "SELECT DISTINCT unnest(json_keys(" + part + ")) FROM " + table;
      try (ResultSet row = statement.executeQuery(keys)) {
        while (row.next()) {
          columns.put(part + "." + row.getString(1).toLowerCase(Locale.ROOT), part);
        }
      }
    }
  }

  private void know(List<String> names) {
    names.forEach(name -> columns.put(name.toLowerCase(Locale.ROOT), name));
  }

  private List<String> names(String source) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private String kind() {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replace(".gz", "");
    if (name.endsWith(".parquet")) {
      return "parquet";
    }
    if (name.matches(".*\\.(json|jsonl|ndjson)")) {
      return "json";
    }
    return "csv";
  }

  private void recognise() {
    for (BillFormat each : BillFormat.ALL) {
      boolean all = true;
      for (Role role : each.needed()) {
        all = all && each.columns(role).stream().anyMatch(names -> found(names) != null);
      }
      if (all) {
        format = each;
        return;
      }
    }
    String known =
        BillFormat.ALL.stream().map(BillFormat::name).collect(Collectors.joining("; ", "", ""));
    throw new BadInput(
        "--file: "
            + file
            + " is no export that is known: "
            + known
            + ". Its columns are "
            + (columns.isEmpty() ? "none" : String.join(", ", columns.keySet())));
  }

  /** The first of the names the file has, null where it has none. */
  private String found(List<String> names) {
    for (String name : names) {
      if (column(name) != null) {
        return name;
      }
    }
    return null;
  }

  /** The column a path begins in; null where the file has none. */
  private String column(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (columns.containsKey(lower)) {
      return columns.get(lower);
    }
    int first = lower.indexOf('.');
    if (first < 0) {
      return null;
    }
    int second = lower.indexOf('.', first + 1);
    String page = second < 0 ? lower : lower.substring(0, second);
    return columns.getOrDefault(page, columns.get(lower.substring(0, first)));
  }

  /** SQL for a text at a path. */
  private String value(String path) {
    String column = column(path);
    String quoted = "\"" + column.replace("\"", "\"\"") + "\"";
    int dot = path.indexOf('.');
    if (dot > 0 && !path.equalsIgnoreCase(column)) {
      return "(to_json(" + quoted + ")->>" + Sql.text("$." + path.substring(dot + 1)) + ")";
    }
    return "(" + (kind().equals("json") ? quoted + "->>'$'" : quoted + "::VARCHAR") + ")";
  }

  /** SQL for the first of a role's columns that says something. */
  private String value(Role role) {
    List<String> values = new ArrayList<>();
    for (List<String> names : format.columns(role)) {
      for (String name : names) {
        if (column(name) != null) {
          values.add("nullif(" + value(name) + ", '')");
        }
      }
    }
    return values.isEmpty() ? "NULL::VARCHAR" : "coalesce(" + String.join(", ", values) + ")";
  }

  /** SQL for the sum of a role's columns; null where the file has none of them. */
  private String tokens(Role role) {
    List<String> sums = new ArrayList<>();
    for (List<String> names : format.columns(role)) {
      String name = found(names);
      if (name != null) {
        sums.add("coalesce(sum(try_cast(" + value(name) + " AS HUGEINT)), 0)");
      }
    }
    return sums.isEmpty() ? "NULL" : String.join(" + ", sums);
  }

  private List<BilledItem> items() throws SQLException {
    boolean money = !format.columns(Role.AMOUNT).isEmpty();
    String item =
        format.columns(Role.OTHERWISE).isEmpty()
            ? value(Role.ITEM)
            : "coalesce(" + value(Role.ITEM) + ", " + value(Role.OTHERWISE) + ")";
    String kind = value(Role.KIND);
    String sql =
        "SELECT "
            + usage(kind)
            + " AS is_usage, left("
            + value(Role.DAY)
            + ", 10) AS day, CASE WHEN is_usage THEN "
            + item
            + " ELSE '(' || lower("
            + kind
            + ") || ')' END AS item, upper("
            + (money ? "coalesce(" + value(Role.CURRENCY) + ", 'USD')" : "NULL")
            + ") AS currency, "
            + (money ? "sum(try_cast(" + value(Role.AMOUNT) + " AS DECIMAL(38, 18)))" : "NULL")
            + "::VARCHAR, count(*) FILTER ("
            + value(Role.AMOUNT)
            + " IS NOT NULL AND try_cast("
            + value(Role.AMOUNT)
            + " AS DECIMAL(38, 18)) IS NULL), "
            + tokens(Role.INPUT)
            + ", "
            + tokens(Role.OUTPUT)
            + " FROM "
            + table
            + condition()
            + " GROUP BY ALL";
    List<BilledItem> items = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        if (row.getLong(6) > 0) {
          throw new BadInput(
              "--file: "
                  + file
                  + ": "
                  + row.getLong(6)
                  + " amounts of "
                  + row.getString(2)
                  + " are no numbers");
        }
        items.add(item(row, money));
      }
    }
    return items;
  }

  private BilledItem item(ResultSet row, boolean money) throws SQLException {
    String amount = row.getString(5);
    BigDecimal sum = money ? new BigDecimal(amount == null ? "0" : amount) : null;
    return new BilledItem(
        day(row.getString(2)),
        row.getString(3),
        row.getBoolean(1),
        sum != null && format.cents() ? sum.movePointLeft(2) : sum,
        row.getString(4),
        count(row, 7),
        count(row, 8));
  }

  private static Long count(ResultSet row, int at) throws SQLException {
    BigDecimal number = row.getBigDecimal(at);
    return number == null ? null : (Long) number.longValueExact();
  }

  private String usage(String kind) {
    return format.usage() == null
        ? "true"
        : "regexp_full_match(lower(coalesce(" + kind + ", '')), " + Sql.text(format.usage()) + ")";
  }

  private String condition() {
    String has = value(Role.DAY) + " IS NOT NULL";
    if (format.services() == null) {
      return " WHERE " + has;
    }
    List<String> matches = new ArrayList<>();
    for (List<String> names : format.columns(Role.SERVICE)) {
      String name = found(names);
      if (name != null) {
        matches.add(
            "regexp_matches(lower(coalesce("
                + value(name)
                + ", '')), "
                + Sql.text(format.services())
                + ")");
      }
    }
    return " WHERE " + has + " AND (" + String.join(" OR ", matches) + ")";
  }

  private LocalDate day(String text) {
    try {
      if (text.matches("\\d{10}")) {
        return Instant.ofEpochSecond(Long.parseLong(text)).atOffset(ZoneOffset.UTC).toLocalDate();
      }
      return text.indexOf('/') > 0 ? LocalDate.parse(text, AMERICAN) : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadInput("--file: " + file + ": '" + text + "' is no day such as 2026-10-31");
    }
  }
}
