package io.aimeter.cli.command;

import io.aimeter.cli.prices.LiteLlmImport;
import io.aimeter.cli.render.Figures;
import io.aimeter.query.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter prices import}: a price file of ours from a price map of others. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a price file from a price map of others.",
      "What such a map says wins over the bundled prices once it is laid over them: look at"
          + " aimeter prices diff first."
    })
final class PricesImport implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--litellm",
      required = true,
      paramLabel = "FILE",
      description = "LiteLLM's model_prices_and_context_window.json.")
  private Path liteLlm;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The price file to write; it must not exist.")
  private Path output;

  @Option(
      names = "--checked",
      paramLabel = "DATE",
      description = "The day the map was fetched. Default: today.")
  private LocalDate checked;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(output)) {
      throw new BadInput(output + " exists");
    }
    LiteLlmImport map = LiteLlmImport.read(liteLlm);
    map.write(output, checked == null ? LocalDate.now(ZoneOffset.UTC) : checked);
    PrintWriter out = spec.commandLine().getOut();
    for (Map.Entry<String, String> left : map.leftOut().entrySet()) {
      out.println("left out " + left.getKey() + ": " + left.getValue());
    }
    out.println(
        "wrote "
            + Figures.count(map.models(), "model")
            + " to "
            + output
            + "; left out "
            + map.leftOut().size()
            + " that a price file cannot say, and "
            + map.strangers()
            + " of other providers or single regions");
    BookOption.overlaid(output);
    return 0;
  }
}
