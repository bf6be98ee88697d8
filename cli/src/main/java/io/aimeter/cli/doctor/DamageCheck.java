package io.aimeter.cli.doctor;

import io.aimeter.core.ledger.Manifest;
import io.aimeter.query.DamagedFiles;
import io.aimeter.query.StoreFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Are all files there and whole that the stores' MANIFESTs name? */
final class DamageCheck {
  private static final String ADVICE = "Answers that need it fail until then; all else goes on.";
  private static final int MOST_NAMED = 5;

  private DamageCheck() {}

  /** Adds a finding for each that is not; whether there is any. */
  static boolean add(Path root, List<Finding> findings) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path store : StoreFiles.directories(root)) {
      try {
        problems.addAll(problems(store));
      } catch (IOException e) {
        problems.add(e.getMessage());
      }
    }
    problems.stream()
        .limit(MOST_NAMED)
        .forEach(problem -> findings.add(Finding.fail("store", problem, ADVICE)));
    if (problems.size() > MOST_NAMED) {
      int more = problems.size() - MOST_NAMED;
      findings.add(Finding.fail("store", more + " more files are missing or damaged", ADVICE));
    }
    return !problems.isEmpty();
  }

  private static List<String> problems(Path store) throws IOException {
    List<String> problems = problems(store, Manifest.read(store));
    // A file that was replaced meanwhile is in no later MANIFEST.
    return problems.isEmpty() ? problems : problems(store, Manifest.read(store));
  }

  private static List<String> problems(Path store, Manifest manifest) {
    List<String> problems = new ArrayList<>();
    manifest
        .paths()
        .forEach((path, bytes) -> problems.add(DamagedFiles.problem(store.resolve(path), bytes)));
    problems.removeIf(Objects::isNull);
    return problems;
  }
}
