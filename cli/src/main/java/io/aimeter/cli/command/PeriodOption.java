package io.aimeter.cli.command;

import io.aimeter.query.answer.TimeRange;
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

  TimeRange range(ZoneId zone) {
    return TimeRange.parse(since, until, zone);
  }
}
