package io.aimeter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a run of the command line printed, and its exit code. */
public record Run(int exitCode, String out, String err) {
  /** Runs the command line in this process. */
  public static Run of(Object... arguments) {
    String[] args = new String[arguments.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = arguments[i].toString();
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Aimeter.execute(new PrintWriter(out), new PrintWriter(err), args);
    return new Run(exitCode, out.toString(), err.toString());
  }

  /** The output as JSON. */
  public JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out);
  }
}
