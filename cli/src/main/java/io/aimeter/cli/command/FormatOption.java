package io.aimeter.cli.command;

import io.aimeter.cli.render.AnswerTable;
import io.aimeter.cli.render.Palette;
import io.aimeter.query.Answer;
import io.aimeter.query.answer.Answered;
import io.aimeter.query.answer.Moments;
import io.aimeter.query.data.AnswerData;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say how an answer is printed. */
final class FormatOption {
  @ArgGroup private Machine machine;

  /** One of the forms for machines. */
  private static final class Machine {
    @Option(names = "--json", description = "As JSON: exact, money in nano-USD too.")
    private boolean json;

    @Option(names = "--csv", description = "As CSV: exact.")
    private boolean csv;
  }

  @Option(names = "--no-color", description = "No colours, also when printing to a terminal.")
  private boolean noColor;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "The zone of dates and times. Default: the machine's.")
  private String timezone;

  /** Whether a person reads it: then there may be more than the answer. */
  boolean isForPeople() {
    return machine == null;
  }

  Palette palette() {
    return Palette.of(!noColor && isForPeople());
  }

  ZoneId zone() {
    return Moments.zone(timezone);
  }

  /** Prints it in the form asked for; people are told its notes as well. */
  void print(Answered answered, PrintWriter out) throws IOException {
    if (!isForPeople()) {
      print(answered.forMachines(), out);
      return;
    }
    if (!answered.isEmpty()) {
      print(answered.forPeople(), out);
    }
    answered.notes().forEach(out::println);
  }

  void print(Answer answer, PrintWriter out) throws IOException {
    if (machine == null) {
      AnswerTable.print(answer, zone(), palette(), out);
    } else if (machine.csv) {
      AnswerData.csv(answer, out);
    } else if (machine.json) {
      AnswerData.json(answer, out);
    }
  }
}
