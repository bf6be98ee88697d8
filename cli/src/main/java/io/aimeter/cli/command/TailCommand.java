package io.aimeter.cli.command;

import io.aimeter.cli.render.Palette;
import io.aimeter.cli.render.RecordLine;
import io.aimeter.core.record.RecordField;
import io.aimeter.query.BadInput;
import io.aimeter.query.Ledger;
import io.aimeter.query.TailQuery;
import io.aimeter.query.answer.Moments;
import io.aimeter.query.data.RecordJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter tail}: each call as it reaches the store. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints each call as it reaches the store, until interrupted.")
public final class TailCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 300;

  @Spec private CommandSpec spec;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "First the calls from then on: 1h, 7d, 2026-11-01, or RFC 3339.")
  private String since;

  @Option(names = "--lines", paramLabel = "N", description = "Exit after N calls.")
  private Long lines;

  @Option(names = "--json", description = "One JSON object a line, with every field known.")
  private boolean json;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "The zone of the times printed. Default: the machine's.")
  private String timezone;

  @Mixin private WhereOption where;
  @Mixin private StoreOption store;

  @Option(names = "--no-color", description = "No colours, also when printing to a terminal.")
  private boolean noColor;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (lines != null && lines < 1) {
      throw new BadInput("--lines: " + lines + " is less than 1");
    }
    ZoneId zone = Moments.zone(timezone);
    Instant from = since == null ? null : Moments.parse("--since", since, Instant.now(), zone);
    PrintWriter out = spec.commandLine().getOut();
    RecordLine text = new RecordLine(Palette.of(!noColor), zone);
    TailQuery tail = new TailQuery(where.in(new Ledger(store.root())), from);
    if (!json) {
      out.println(text.header());
    }
    out.flush();
    long left = lines == null ? Long.MAX_VALUE : lines;
    while (true) {
      for (Map<RecordField, Object> record : tail.poll()) {
        if (json) {
          RecordJson.print(record, out);
        } else {
          out.println(text.of(record));
        }
        if (--left == 0) {
          return 0;
        }
      }
      out.flush();
      if (out.checkError()) {
        return 0; // the reader of our pipe has gone
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
