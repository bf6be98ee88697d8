package io.aimeter.cli.command;

import io.aimeter.query.Ledger;
import io.aimeter.query.Where;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says which calls count. */
final class WhereOption {
  @Option(
      names = "--where",
      paramLabel = "DIMENSION=VALUE",
      description =
          "Only calls of this: model=gpt-*, team!=ops, feature= for those without one. May be"
              + " repeated: of one dimension any value, of several all.")
  private List<String> conditions = new ArrayList<>();

  /** The ledger as if there were only these calls. */
  Ledger in(Ledger ledger) {
    return ledger.narrowed(Where.parse(conditions));
  }

  /** As they were typed. */
  List<String> conditions() {
    return List.copyOf(conditions);
  }
}
