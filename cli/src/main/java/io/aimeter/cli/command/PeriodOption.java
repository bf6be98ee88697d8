package io.aimeter.cli.command;

import io.aimeter.query.BadInput;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The options that say which period, up to now unless said otherwise. */
final class PeriodOption {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on: 24h, 7d, 2026-11-01, or RFC 3339. Default: ${DEFAULT-VALUE}.")
  private String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Before then, in the same forms. Default: now.")
  private String until;

  PeriodOption() {
    this("30d");
  }

  /** The options with another default. */
  PeriodOption(String since) {
    this.since = since;
  }

  /**
   * A period.
   *
   * @param until exclusive
   */
  record Period(Instant since, Instant until) {}

  Period period(ZoneId zone) {
    Instant now = Instant.now();
    Instant from = Moments.parse("--since", since, now, zone);
    Instant to = until == null ? now : Moments.parse("--until", until, now, zone);
    if (!from.isBefore(to)) {
      throw new BadInput(
          "--since " + since + " is not before --until " + (until == null ? "now" : until));
    }
    return new Period(from, to);
  }
}
