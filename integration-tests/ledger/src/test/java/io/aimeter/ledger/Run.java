package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.cli.Aimeter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs the command line in this process. */
public final class Run {
  private Run() {}

  /** What it printed; it must have succeeded. */
  public static String of(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Aimeter.execute(
            new PrintWriter(out), new PrintWriter(err), arguments.toArray(new String[0]));
    assertEquals(0, exitCode, arguments + ": " + err);
    return out.toString();
  }

  /** The same of a command with {@code --json}. */
  public static JsonNode json(List<String> arguments) throws IOException {
    return new ObjectMapper().readTree(of(arguments));
  }
}
