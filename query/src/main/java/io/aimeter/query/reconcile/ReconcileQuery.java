package io.aimeter.query.reconcile;

import io.aimeter.query.BadInput;
import io.aimeter.query.Currency;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import io.aimeter.query.Report;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Lays a provider's bill beside what was metered, by model and UTC day. */
public final class ReconcileQuery {
  private static final int NANO_DIGITS = 9;

  private final Ledger ledger;

  public ReconcileQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What to compare.
   *
   * @param bill whose bill it is; null: what the files say
   * @param month only its days, UTC; null: the days that are in the files
   * @param byDay whether days are told apart
   * @param byModel whether models are
   * @param known names of models there may be on a bill although none was metered
   * @param rates the rates of a currency; null where there are none
   */
  public record Request(
      Bill bill,
      List<Path> files,
      YearMonth month,
      boolean byDay,
      boolean byModel,
      Collection<String> known,
      Function<String, Currency> rates) {}

  /**
   * Reads the bill and the ledger.
   *
   * @throws BadInput if a file cannot be used
   * @throws IOException if the store cannot be read
   */
  public Reconciliation run(Request request) throws IOException {
    List<BillFile.Content> contents = read(request.files());
    Bill bill = bill(request, contents);
    List<BilledItem> items = new ArrayList<>();
    TreeSet<LocalDate> days = new TreeSet<>();
    for (BillFile.Content content : contents) {
      for (BilledItem item : content.items()) {
        if (request.month() == null || YearMonth.from(item.day()).equals(request.month())) {
          items.add(item);
          days.add(item.day());
        }
      }
    }
    if (items.isEmpty()) {
      throw new BadInput(
          "--file: nothing of "
              + bill.label()
              + (request.month() == null ? "" : " and of " + request.month())
              + " is in "
              + request.files());
    }
    LocalDate first = request.month() == null ? days.first() : request.month().atDay(1);
    LocalDate last = request.month() == null ? days.last() : request.month().atEndOfMonth();
    Sheet sheet = new Sheet(request, bill, items);
    metered(bill, first, last, sheet);
    for (BilledItem item : items) {
      sheet.billed(item, item.amount() == null ? null : (Long) nanos(item, request));
    }
    List<Reconciled> rows = sheet.rows();
    rows.sort(
        Comparator.comparingLong(
                (Reconciled row) ->
                    -Math.abs(
                        row.billed() == null
                            ? row.billedTokens() - row.meteredTokens()
                            : row.unexplained()))
            .thenComparing(row -> row.day() + " " + row.model()));
    return new Reconciliation(
        bill,
        contents.stream().map(content -> content.format().name()).distinct().toList(),
        first,
        last,
        rows,
        sheet.total());
  }

  private static List<BillFile.Content> read(List<Path> files) {
    List<BillFile.Content> contents = new ArrayList<>();
    try (Connection connection = Ledger.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      for (Path file : files) {
        contents.add(BillFile.read(file, statement));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database in memory does not work: " + e.getMessage(), e);
    }
    return contents;
  }

  private static Bill bill(Request request, List<BillFile.Content> contents) {
    Bill bill = request.bill();
    for (BillFile.Content content : contents) {
      Bill own = content.format().bill();
      if (bill != null && own != null && bill != own) {
        throw new BadInput("--file: " + content.format().name() + " is no bill of " + bill.label());
      }
      bill = own == null ? bill : own;
    }
    if (bill == null) {
      throw new BadInput(
          "--provider: say whose bill it is, since a FOCUS file may be of any cloud");
    }
    return bill;
  }

  private void metered(Bill bill, LocalDate first, LocalDate last, Sheet sheet) throws IOException {
    Report report =
        new ReportQuery(ledger)
            .run(
                new ReportRequest(
                    Grouping.parse(List.of("provider", "model", "day")),
                    first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    ZoneOffset.UTC,
                    null,
                    null));
    for (Report.Line line : report.lines()) {
      if (bill.isOf(line.keys().get(0))) {
        sheet.metered(LocalDate.parse(line.keys().get(2)), line.keys().get(1), line.totals());
      }
    }
  }

  /** In nano-USD, rounded once. */
  private static long nanos(BilledItem item, Request request) {
    BigDecimal amount = item.amount();
    if (!item.currency().equals("USD")) {
      Currency currency = request.rates().apply(item.currency());
      if (currency == null) {
        throw new BadInput(
            "--rates: the bill is in "
                + item.currency()
                + ": give a file with what one USD was in it (docs/prices.md says how)");
      }
      Currency.Rate rate = currency.between(item.day(), item.day().plusDays(1)).get(0);
      return amount
          .movePointRight(NANO_DIGITS)
          .divide(rate.perUsd(), 0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }
    return amount.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }
}
