package io.aimeter.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.ledger.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the command line answers. */
final class Answers {
  private Answers() {}

  /** A command's output over an aimeter directory. */
  static String of(Path root, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--dir", root.toString()));
    return Run.of(arguments);
  }

  /** A command's {@code --json}. */
  static JsonNode json(Path root, String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--json");
    return new ObjectMapper().readTree(of(root, arguments.toArray(new String[0])));
  }

  /** A member of all rows; null is no text. */
  static List<String> column(Iterable<JsonNode> rows, String name) {
    List<String> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.path(name).asText().replaceFirst("^null$", "")));
    return values;
  }
}
