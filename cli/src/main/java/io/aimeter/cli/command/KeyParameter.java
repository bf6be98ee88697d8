package io.aimeter.cli.command;

import io.aimeter.cli.TypedKeys;
import io.aimeter.query.BadInput;
import io.aimeter.query.KeyQuery;
import io.aimeter.query.KeyUse;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The parameter that names a key. */
final class KeyParameter {
  private static final int FINGERPRINT = 16;

  @Parameters(
      paramLabel = "KEY",
      description = "Its fingerprint or the beginning of it, or its last four characters.")
  private String name;

  /** The one key that bears the name. */
  KeyUse in(KeyQuery query) throws IOException {
    String wanted = name.startsWith("…") ? name.substring(1) : name;
    List<KeyUse> found =
        query.uses().stream()
            .filter(key -> key.fingerprint().startsWith(wanted) || wanted.equals(key.hint()))
            .toList();
    if (found.isEmpty() && wanted.length() > FINGERPRINT) {
      throw new BadInput(
          "a key is named by its fingerprint or last four characters, such as "
              + TypedKeys.shortened(wanted)
              + ", never by itself; aimeter keys lists all");
    }
    if (found.isEmpty()) {
      throw new BadInput("no key '" + name + "' was seen in this time; aimeter keys lists all");
    }
    if (found.size() > 1) {
      throw new BadInput(
          "several keys are '"
              + name
              + "': "
              + String.join(", ", found.stream().map(KeyUse::fingerprint).toList()));
    }
    return found.get(0);
  }
}
