package io.aimeter.cli.command;

import io.aimeter.query.answer.Moments;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The option that says from when on. */
final class SinceOption {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on: 24h, 7d, 12w, 2026-11-01, or RFC 3339. Default: 12w.")
  private String since = "12w";

  Instant moment(ZoneId zone) {
    return Moments.parse("--since", since, Instant.now(), zone);
  }
}
