package io.aimeter.query;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Rollup;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Parquet files of all collectors' stores at one moment, as their MANIFESTs name them. */
public final class StoreFiles {
  /** A file by its absolute path. */
  private record Located(Path path, StoreFile file) {}

  /**
   * Sums of some days in a file.
   *
   * @param days from the epoch: the file may hold others, which no longer hold
   * @param whole whether it holds no others
   */
  record Days(Path path, List<Long> days, boolean whole) {
    /** Whether the file's sums of all its days together are what is asked for. */
    boolean hasTotal(boolean daily) {
      return whole && !daily;
    }

    /** The days' begins, as the end of a condition. */
    String starts() {
      StringJoiner starts = new StringJoiner(", ", " IN (", ")");
      days.forEach(day -> starts.add(Sql.timestamp(day * DAY_MICROS)));
      return starts.toString();
    }
  }

  /** The records of a range: those to read one by one, and days whose sums are there. */
  record Summed(StoreFiles records, List<Days> rollups) {
    /** The days' rows, as a table expression; where days need not be told apart, fewer. */
    String sums(SumsPart part, boolean daily) {
      String all = part.of(rollups, records.kept, daily);
      return part == SumsPart.CELLS && !records.where.isEmpty()
          ? "(SELECT * FROM " + all + " WHERE " + Where.sql(records.where) + ")"
          : all;
    }

    /** Whether all of the days' rows are in memory. */
    boolean areKept(boolean daily) {
      return records.kept != null && records.kept.hasAll(rollups, daily);
    }

    /**
     * Sums over the days' rows, which are remembered where these are in memory: as a table
     * expression.
     *
     * @param select keys and sums
     * @param end from WHERE on
     * @param daily whether they tell days apart
     */
    String subtotals(Statement statement, SumsPart part, String select, String end, boolean daily)
        throws SQLException {
      String sql = "SELECT " + select + " FROM " + sums(part, daily) + end;
      return areKept(daily) ? records.kept.subtotals().of(statement, sql) : "(" + sql + ")";
    }
  }

  static final long DAY_MICROS = 86_400_000_000L;

  private static final String READ = ", union_by_name=true, hive_partitioning=false)";

  private final List<Located> files;
  private final EarlierPrices earlier;
  private final Map<Path, List<Rollup>> rollups;
  private final List<Where> where;
  private final ExpiredRecords expired;
  private final KeptSums kept;

  private StoreFiles(
      List<Located> files,
      EarlierPrices earlier,
      Map<Path, List<Rollup>> rollups,
      List<Where> where,
      ExpiredRecords expired,
      KeptSums kept) {
    this.files = files;
    this.earlier = earlier;
    this.rollups = rollups;
    this.where = where;
    this.expired = expired;
    this.kept = kept;
  }

  /** The files of the stores below an aimeter directory; none where there is no store yet. */
  static StoreFiles read(Path root) throws IOException {
    return read(root, null);
  }

  /**
   * The files, and what undoes the reratings from a moment on.
   *
   * @param pricesBefore null: none is undone
   */
  static StoreFiles read(Path root, Instant pricesBefore) throws IOException {
    List<Located> files = new ArrayList<>();
    EarlierPrices earlier = new EarlierPrices(pricesBefore);
    Map<Path, List<Rollup>> rollups = new TreeMap<>();
    ExpiredRecords expired = new ExpiredRecords();
    for (Path store : directories(root)) {
      Manifest manifest = Manifest.read(store);
      for (StoreFile file : manifest.files()) {
        files.add(new Located(store.resolve(file.path()), file));
      }
      earlier.add(store, manifest.reratings());
      rollups.put(store, manifest.rollups());
      expired.add(store, manifest.expired());
    }
    return new StoreFiles(files, earlier, rollups, List.of(), expired, null);
  }

  /** The store directories below an aimeter directory, one a collector. */
  public static List<Path> directories(Path root) throws IOException {
    Path stores = Layout.stores(root);
    if (!Files.isDirectory(stores)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(stores)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  /**
   * The files that may hold records from {@code since} until before {@code until}, null: no end.
   */
  StoreFiles between(Instant since, Instant until) {
    long from = micros(since);
    long to = until == null ? Long.MAX_VALUE : micros(until);
    return where(f -> isBetween(f, from, to));
  }

  /** The files that may hold records of some days, counted from the epoch. */
  StoreFiles onDays(Set<Long> days) {
    return where(
        f -> days.stream().anyMatch(day -> isBetween(f, day * DAY_MICROS, (day + 1) * DAY_MICROS)));
  }

  private static boolean isBetween(Located located, long from, long to) {
    return located.file().maxStartMicros() >= from && located.file().minStartMicros() < to;
  }

  /** The files whose absolute path passes. */
  StoreFiles onPaths(Predicate<Path> paths) {
    return new StoreFiles(
        files.stream().filter(f -> paths.test(f.path())).toList(),
        earlier,
        Map.of(),
        where,
        expired,
        kept);
  }

  private StoreFiles where(Predicate<Located> condition) {
    return new StoreFiles(
        files.stream().filter(condition).toList(), earlier, rollups, where, expired, kept);
  }

  /** The same files as a table of only the records that pass. */
  StoreFiles narrowed(List<Where> conditions) {
    return new StoreFiles(files, earlier, rollups, conditions, expired, kept);
  }

  /** The same files, with days' sums from memory where they are there. */
  StoreFiles keptIn(KeptSums sums) {
    return new StoreFiles(files, earlier, rollups, where, expired, sums);
  }

  /** Whether all records are in it, none kept out by a condition. */
  boolean isWhole() {
    return where.isEmpty();
  }

  /**
   * What to read for sums over a range: a day's sums where they are there and the range and the cut
   * leave the day whole.
   *
   * @param from micros since the epoch
   * @param to micros since the epoch, exclusive
   */
  Summed summed(long from, long to, Cells.Cut cut) {
    Set<Path> summedUp = new HashSet<>();
    List<Days> chosen = new ArrayList<>();
    List<Days> all = new ArrayList<>();
    for (Map.Entry<Path, List<Rollup>> store : rollups.entrySet()) {
      for (Rollup rollup :
          earlier.isAny() || !Where.areOfCells(where) ? List.<Rollup>of() : store.getValue()) {
        List<Long> days = new ArrayList<>();
        rollup
            .days()
            .forEach(
                (day, of) -> {
                  long begin = day * DAY_MICROS;
                  if (rollup.form().equals(RollupRows.FORM)
                      && begin >= from
                      && begin + DAY_MICROS <= to
                      && !cut.isWithin(begin, begin + DAY_MICROS)) {
                    days.add(day);
                    of.forEach(path -> summedUp.add(store.getKey().resolve(path)));
                  }
                });
        if (!days.isEmpty()) {
          Path path = store.getKey().resolve(rollup.path());
          List<Long> every = List.copyOf(rollup.days().keySet());
          chosen.add(new Days(path, days, rollup.isWhole() && days.size() == every.size()));
          all.add(new Days(path, every, rollup.isWhole()));
        }
      }
    }
    if (kept != null) {
      kept.want(all, rollupPaths());
    }
    return new Summed(where(f -> isBetween(f, from, to) && !summedUp.contains(f.path())), chosen);
  }

  private Set<Path> rollupPaths() {
    Set<Path> paths = new HashSet<>();
    rollups.forEach((store, of) -> of.forEach(each -> paths.add(store.resolve(each.path()))));
    return paths;
  }

  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** What was there once and is gone by retention. */
  ExpiredRecords expired() {
    return expired;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  List<Path> paths() {
    return files.stream().map(Located::path).toList();
  }

  /** How many records the files hold. */
  long records() {
    return files.stream().mapToLong(f -> f.file().rows()).sum();
  }

  /** The start of the earliest record, null where there is none. */
  Instant earliest() {
    return files.stream()
        .map(f -> ofMicros(f.file().minStartMicros()))
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** The start of the latest record, null where there is none. */
  Instant latest() {
    return files.stream()
        .map(f -> ofMicros(f.file().maxStartMicros()))
        .max(Instant::compareTo)
        .orElse(null);
  }

  static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Whether a file has been removed since: compaction replaces files some time after a commit. */
  boolean anyVanished() {
    return expired.anyVanished()
        || files.stream().anyMatch(f -> !Files.exists(f.path()))
        || rollupPaths().stream().anyMatch(path -> !Files.exists(path));
  }

  /** Why one of the files cannot be read, and what to do; null where it is none of theirs. */
  String damage(Connection connection) {
    Set<Path> others = rollupPaths();
    others.addAll(expired.paths());
    others.addAll(earlier.paths());
    String found = null;
    for (Located each : files) {
      found = found == null ? DamagedFiles.problem(each.path(), each.file().bytes()) : found;
    }
    for (Path other : others) {
      found = found == null ? DamagedFiles.problem(other, 0) : found;
    }
    others.addAll(paths());
    for (Path each : others) {
      found = found == null ? DamagedFiles.problemOfReading(each, connection) : found;
    }
    return found;
  }

  /** The files as a table expression, with all columns of this version. */
  String sql() {
    StringJoiner list = new StringJoiner(", ", "read_parquet([", "]" + READ);
    files.forEach(file -> list.add(Sql.text(file.path().toString())));
    String all = earlier.laidOver("(SELECT * FROM " + list + Columns.NONE_OF_ALL + ")");
    return where.isEmpty() ? all : "(SELECT * FROM " + all + " WHERE " + Where.sql(where) + ")";
  }
}
