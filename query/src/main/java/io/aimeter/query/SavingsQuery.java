package io.aimeter.query;

import io.aimeter.core.price.PriceBook;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds money that need not have been spent, in what was really called. What need not be paid at
 * all is found first; whatever else a call is found for, its largest saving alone counts in a
 * total.
 */
public final class SavingsQuery {
  private final Ledger ledger;
  private final PriceBook book;

  public SavingsQuery(Ledger ledger, PriceBook book) {
    this.ledger = ledger;
    this.book = book;
  }

  /**
   * The savings of a period, the largest first.
   *
   * @throws IOException if the store cannot be read
   */
  public List<Saving> run(Instant since, Instant until) throws IOException {
    List<Saving> savings =
        new ArrayList<>(
            ledger.ask(
                (statement, files) -> {
                  StoreFiles chosen = files.between(since, until);
                  return chosen.isEmpty()
                      ? List.<Saving>of()
                      : find(statement, new PaidCalls(chosen, since, until));
                }));
    savings.removeIf(saving -> saving.nanos() <= 0);
    savings.sort(
        Comparator.comparingLong(Saving::nanos)
            .reversed()
            .thenComparing(Saving::what)
            .thenComparing(saving -> "" + saving.team() + saving.app() + saving.feature()));
    return savings;
  }

  private List<Saving> find(Statement statement, PaidCalls calls) throws SQLException {
    List<Saving> savings = new ArrayList<>();
    FeatureUse.keep(statement, calls);
    Waste.find(statement, calls, savings);
    List<FeatureUse> uses = FeatureUse.read(statement);
    new Cheaper(book, calls, uses).find(statement, savings);
    return savings;
  }
}
