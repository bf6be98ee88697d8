package io.aimeter.collector.web.api;

import io.aimeter.core.price.PriceBook;
import io.aimeter.query.Engine;
import io.aimeter.query.Ledger;
import io.aimeter.query.Where;
import io.aimeter.query.answer.Moments;
import io.aimeter.query.answer.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/** A question: its parameters, and where its answer is found. */
record Asked(Parameters parameters, Path root, PriceBook book, Engine engine) {
  /** More lines no browser shows; a report sums up the others in one. */
  static final int MOST_LINES = 10_000;

  /** The ledger, narrowed to what is asked for. */
  Ledger ledger() {
    return new Ledger(root, engine).narrowed(Where.parse(parameters.all("where")));
  }

  ZoneId zone() {
    return Moments.zone(parameters.text("timezone"));
  }

  TimeRange range(String since) {
    return TimeRange.parse(parameters.text("since", since), parameters.text("until"), zone());
  }

  /** When it begins, for questions that end now. */
  Instant since(String otherwise) {
    return Moments.parse("--since", parameters.text("since", otherwise), Instant.now(), zone());
  }

  int top(int otherwise) {
    return parameters.count("top", otherwise, MOST_LINES);
  }
}
