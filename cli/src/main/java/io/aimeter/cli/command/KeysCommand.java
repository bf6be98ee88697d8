package io.aimeter.cli.command;

import io.aimeter.cli.render.Figures;
import io.aimeter.query.Answer;
import io.aimeter.query.KeyQuery;
import io.aimeter.query.KeyUse;
import io.aimeter.query.Ledger;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
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
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<KeyUse> keys = new KeyQuery(new Ledger(store.root()), since.moment(format.zone())).uses();
    if (keys.isEmpty() && format.isForPeople()) {
      out.println("No key was seen in this time.");
      return 0;
    }
    format.print(answer(keys), out);
    if (format.isForPeople()) {
      long shared = keys.stream().filter(KeyUse::isShared).count();
      out.println();
      out.println(
          shared == 0
              ? "No key is shared: each belongs to one application of one team."
              : Figures.count(shared, "key")
                  + " shared. aimeter keys impact KEY says who stops when it is revoked, aimeter"
                  + " migration how far the move from shared keys is.");
    }
    return 0;
  }

  private static Answer answer(List<KeyUse> keys) {
    List<List<Object>> rows =
        keys.stream()
            .map(
                key ->
                    Arrays.<Object>asList(
                        key.hint() == null ? "" : "…" + key.hint(),
                        key.fingerprint(),
                        key.isShared() ? "shared" : "own",
                        key.providers(),
                        key.teams(),
                        key.apps(),
                        key.environments(),
                        key.features(),
                        key.calls(),
                        key.limited(),
                        key.cost(),
                        key.first(),
                        key.last()))
            .toList();
    return new Answer(
        List.of(
            new Answer.Column("key", Answer.Shape.TEXT),
            new Answer.Column("fingerprint", Answer.Shape.TEXT),
            new Answer.Column("use", Answer.Shape.TEXT),
            new Answer.Column("providers", Answer.Shape.TEXTS),
            new Answer.Column("teams", Answer.Shape.TEXTS),
            new Answer.Column("apps", Answer.Shape.TEXTS),
            new Answer.Column("environments", Answer.Shape.TEXTS),
            new Answer.Column("features", Answer.Shape.TEXTS),
            new Answer.Column("calls", Answer.Shape.COUNT),
            new Answer.Column("rate_limited", Answer.Shape.COUNT),
            new Answer.Column("cost", Answer.Shape.MONEY),
            new Answer.Column("first_seen", Answer.Shape.MOMENT),
            new Answer.Column("last_seen", Answer.Shape.MOMENT)),
        rows);
  }
}
