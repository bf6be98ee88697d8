package io.aimeter.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.CommandTree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code --help} says of each command, as people see it. */
class HelpTest {
  @Test
  void eachCommandExplainsItselfWithoutAWarning() {
    PrintStream before = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, UTF_8));
    try {
      explain(CommandTree.whole());
    } finally {
      System.setErr(before);
    }
    assertEquals("", warnings.toString(UTF_8));
  }

  private static void explain(CommandLine command) {
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    String name = command.getCommandSpec().qualifiedName();
    assertTrue(help.startsWith("Usage: "), () -> name + ": " + help);
    assertFalse(help.contains("%%"), () -> name + ": " + help);
    assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
    command.getSubcommands().values().forEach(HelpTest::explain);
  }
}
