package io.aimeter.cli.command;

import io.aimeter.cli.CommandTree;
import io.aimeter.cli.render.FishCompletion;
import io.aimeter.query.BadInput;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter completion}: what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints what a shell needs to complete commands and options.",
    footer = {
      "",
      "  bash:  source <(aimeter completion bash)          in ~/.bashrc",
      "  zsh:   source <(aimeter completion zsh)           in ~/.zshrc",
      "  fish:  aimeter completion fish > ~/.config/fish/completions/aimeter.fish"
    })
public final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private String shell;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    switch (shell) {
      // One script for both: in zsh it loads bash's way of completing.
      case "bash", "zsh" -> out.println(AutoComplete.bash(CommandTree.NAME, CommandTree.whole()));
      case "fish" -> FishCompletion.print(CommandTree.whole(), out);
      default -> throw new BadInput("'" + shell + "' is no shell that is known: bash, zsh or fish");
    }
    return 0;
  }
}
