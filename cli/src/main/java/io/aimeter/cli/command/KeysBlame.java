package io.aimeter.cli.command;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.KeyQuery;
import io.aimeter.query.KeyUse;
import io.aimeter.query.Ledger;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter keys blame}: who used up a shared key's rate limit. */
@Command(
    name = "blame",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Who used a shared key's rate limit in the minutes before it refused others (status 429).")
final class KeysBlame implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeyParameter key;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long before a refusal. Default: 5; limits are mostly by the minute.")
  private int minutes = 5;

  @Mixin private SinceOption since;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    if (minutes < 1) {
      throw new BadInput("--minutes: " + minutes + " is less than 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    KeyQuery query = new KeyQuery(new Ledger(store.root()), since.moment(format.zone()));
    KeyUse use = key.in(query);
    Answer blame = query.blame(use, Duration.ofMinutes(minutes));
    if (blame.rows().isEmpty() && format.isForPeople()) {
      out.println(use.name() + " refused no call in this time.");
      return 0;
    }
    format.print(blame, out);
    return 0;
  }
}
