package io.aimeter.cli.command;

import io.aimeter.query.Ledger;
import io.aimeter.query.answer.KeysAnswer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aimeter keys}: every key seen, and who uses it. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Every key that applications call providers with, and who uses it: those shared by several"
          + " teams or applications first.",
      "A key is told by its last four characters and a keyed fingerprint; the key itself is never"
          + " kept."
    },
    subcommands = {KeysImpact.class, KeysBlame.class})
public final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SinceOption since;
  @Mixin private WhereOption where;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    format.print(
        KeysAnswer.ask(where.in(new Ledger(store.root())), since.moment(format.zone())),
        spec.commandLine().getOut());
    return 0;
  }
}
