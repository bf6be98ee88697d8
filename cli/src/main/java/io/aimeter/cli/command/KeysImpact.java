package io.aimeter.cli.command;

import io.aimeter.cli.render.Figures;
import io.aimeter.query.KeyQuery;
import io.aimeter.query.KeyUse;
import io.aimeter.query.Ledger;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aimeter keys impact}: what breaks when a key is revoked. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "What stops working when a key is revoked today.")
final class KeysImpact implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeyParameter key;
  @Mixin private SinceOption since;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    KeyQuery query = new KeyQuery(new Ledger(store.root()), since.moment(format.zone()));
    KeyUse use = key.in(query);
    if (format.isForPeople()) {
      out.println(
          "Without "
              + format.palette().bold(use.name())
              + ", "
              + Figures.count(use.apps().size(), "application")
              + " of "
              + Figures.count(use.teams().size(), "team")
              + " cannot call "
              + String.join(", ", use.providers())
              + "; last used "
              + Figures.duration(Duration.between(use.last(), Instant.now()))
              + " ago.");
      out.println();
    }
    format.print(query.impact(use), out);
    return 0;
  }
}
