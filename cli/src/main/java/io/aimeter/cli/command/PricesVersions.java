package io.aimeter.cli.command;

import io.aimeter.query.Answer;
import io.aimeter.query.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aimeter prices versions}: when stored records were priced again. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "When stored records were priced again (aimeter rerate), and what that changed of those it"
            + " changed.")
final class PricesVersions implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Answer versions = Versions.of(store.root());
    if (versions.rows().isEmpty() && format.isForPeople()) {
      out.println("Nothing was priced again: every record has the price it was stored with.");
      return 0;
    }
    format.print(versions, out);
    if (format.isForPeople()) {
      out.println();
      out.println(
          "The prices before one of them: aimeter report --prices-before "
              + versions.rows().get(0).get(0));
    }
    return 0;
  }
}
