package io.aimeter.organisation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that writes a year. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Writes a made-up year of an organisation of forty teams into an aimeter directory: a real"
            + " store, budgets.yaml, and truths.txt with what was planted in it.",
    footer = {
      "",
      "Then ask it:  aimeter savings --directory DIR",
      "Records of the last hours are where \"now\" is; with --until ask with --until too."
    })
public final class Generate implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The aimeter directory; it may be new.")
  private Path directory;

  @Option(
      names = "--records",
      defaultValue = "1000000",
      description = "About so many. Default: ${DEFAULT-VALUE}.")
  private long records;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed, another organisation. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "The end of the year, RFC 3339. Default: the last full hour.")
  private String until;

  @Option(names = "--nothing-planted", description = "A year like any other.")
  private boolean nothingPlanted;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Generate()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    Instant end =
        (until == null ? Instant.now() : Instant.parse(until)).truncatedTo(ChronoUnit.HOURS);
    GeneratedYear year = GeneratedYear.write(directory, records, seed, end, !nothingPlanted);
    Files.writeString(directory.resolve("truths.txt"), truths(year));
    PrintWriter out = spec.commandLine().getOut();
    out.print(truths(year));
    out.printf(
        "%,d records of %,.2f USD until %s, in %d s%n",
        year.tally().records(),
        year.tally().nanos() / 1e9,
        end,
        (System.nanoTime() - began) / 1_000_000_000L);
    return 0;
  }

  private static String truths(GeneratedYear year) {
    StringBuilder text = new StringBuilder();
    for (Truth truth : year.truths()) {
      text.append(
          "%-20s %-9s"
              .formatted(
                  truth.plant().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  truth.plant().command()));
      for (String name : new String[] {truth.team(), truth.app(), truth.feature()}) {
        text.append(' ').append(name == null ? "-" : name);
      }
      text.append("  ").append(truth.plant().what());
      text.append(truth.since() == null ? "" : ", since " + truth.since());
      text.append(truth.detail() == null ? "" : " (" + truth.detail() + ")").append('\n');
    }
    return text.toString();
  }
}
