package io.aimeter.cli.focus;

import io.aimeter.core.price.PriceBook;
import io.aimeter.query.Ledger;
import io.aimeter.query.RecordScan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A period of the ledger as FOCUS rows, ready to be written. */
public final class FocusExport {
  private final FocusTerms terms;
  private final FocusBill bill;
  private final List<FocusRow> rows;

  private FocusExport(FocusTerms terms, FocusBill bill) {
    this.terms = terms;
    this.bill = bill;
    this.rows = bill.rows();
  }

  /**
   * Reads the records that began from {@code since} until before {@code until}, each once.
   *
   * @param book the prices the unit prices are taken from, where they are those of the records
   * @throws IOException if the store cannot be read
   */
  public static FocusExport of(
      Ledger ledger, PriceBook book, Instant since, Instant until, FocusTerms terms)
      throws IOException {
    FocusBill[] bill = new FocusBill[1];
    new RecordScan(ledger)
        .each(
            since,
            until,
            () -> bill[0] = new FocusBill(book, terms.periodSeconds()),
            record -> bill[0].add(record));
    return new FocusExport(terms, bill[0]);
  }

  /** Prints the rows as CSV. */
  public void csv(PrintWriter out) {
    FocusCsv.print(rows, terms, out);
  }

  /** Writes the rows to a file, Parquet if its name says so and CSV if not. */
  public void write(Path file) throws IOException {
    if (file.toString().endsWith(".parquet")) {
      FocusParquet.write(rows, terms, file);
      return;
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      csv(out);
      if (out.checkError()) {
        throw new IOException("cannot write " + file);
      }
    }
  }

  /** What FOCUS wants to know of the export, as JSON. */
  public String metadata(String version) {
    return FocusMetadata.json(Instant.now(), version, bill.unpriced());
  }

  /** How many rows there are. */
  public int rows() {
    return rows.size();
  }

  /** How many calls are on them. */
  public long calls() {
    return bill.calls();
  }

  /** What the calls cost, in nano-USD. */
  public long total() {
    return bill.total();
  }

  /** How many billable calls have no cost, and are not on them. */
  public long unpriced() {
    return bill.unpriced();
  }
}
