package io.aimeter.cli.command;

import io.aimeter.query.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The option that answers again and again. */
final class WatchOption {
  /** Clears the terminal and goes to its first line. */
  private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

  private static final long MILLIS = 1_000;

  @Option(
      names = "--watch",
      arity = "0..1",
      fallbackValue = "5",
      paramLabel = "SECONDS",
      description = "Again every so many seconds, until interrupted. Default: ${FALLBACK-VALUE}.")
  private Integer seconds;

  /** What is answered each time. */
  interface Answering {
    void answer() throws IOException;
  }

  /** Answers once, or until nobody reads it any more. */
  void run(PrintWriter out, Answering answering) throws IOException, InterruptedException {
    if (seconds == null) {
      answering.answer();
      return;
    }
    if (seconds < 1) {
      throw new BadInput("--watch: " + seconds + " is less than a second");
    }
    boolean terminal = Ansi.AUTO.enabled();
    do {
      if (terminal) {
        out.print(CLEAR);
      }
      answering.answer();
      out.flush();
      Thread.sleep(seconds * MILLIS);
    } while (!out.checkError());
  }
}
