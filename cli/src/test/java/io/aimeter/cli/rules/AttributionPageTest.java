package io.aimeter.cli.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.Run;
import io.aimeter.core.attribution.Source;
import io.aimeter.core.attribution.rules.Rules;
import io.aimeter.core.config.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code docs/attribution.md} shows is true. */
class AttributionPageTest {
  @TempDir Path work;

  private final String page = read();

  private static String read() {
    try {
      return Files.readString(Path.of("..", "docs", "attribution.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher fence = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
    while (fence.find()) {
      blocks.add(fence.group(1));
    }
    return blocks;
  }

  @Test
  void sourcesAreInTheirOrder() {
    Matcher row = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ").matcher(page.split("\n## ", -1)[1]);
    List<String> labels = new ArrayList<>();
    while (row.find()) {
      labels.add(row.group(1));
    }
    assertEquals(Arrays.stream(Source.values()).map(Source::label).toList(), labels);
  }

  @Test
  void everyExampleOfRulesCanBeUsed() {
    List<String> examples = new ArrayList<>(blocks("json"));
    examples.addAll(blocks("yaml").stream().filter(block -> !block.startsWith("spec:")).toList());
    assertEquals(3, examples.size());
    for (String example : examples) {
      Rules rules = Rules.parse(example.getBytes(StandardCharsets.UTF_8), "the page");
      assertTrue(rules.list().size() > 1);
      assertEquals(List.of(), rules.shadowed());
    }
  }

  @Test
  void theImportIsWhatTheCommandMakes() throws IOException {
    Path owners = Files.writeString(work.resolve("CODEOWNERS"), blocks("codeowners").get(0));
    Run run = Run.of("rules", "import", "--codeowners", owners);
    assertTrue(blocks("yaml").contains(run.out()), run.out());
  }

  @Test
  void kubernetesMountsWhereTheAgentLooks() {
    String spec = blocks("yaml").stream().filter(b -> b.startsWith("spec:")).findFirst().get();
    Object parsed = new Load(LoadSettings.builder().build()).loadFromString(spec);
    assertTrue(parsed instanceof Map);
    assertTrue(spec.contains("mountPath: " + Key.PODINFO.defaultText() + "}"), spec);
    assertTrue(spec.contains("path: labels") && spec.contains("path: annotations"), spec);
  }

  @Test
  void settingsAndCommandsAreCalledAsTheyAre() {
    for (Key key : new Key[] {Key.RULES, Key.SECRET_FILE, Key.PODINFO, Key.BAGGAGE}) {
      assertTrue(page.contains(key.property()), key.property());
    }
    Matcher command = Pattern.compile("(?m)^    aimeter (rules \\w+) ").matcher(page);
    int commands = 0;
    while (command.find()) {
      commands++;
      String[] words = (command.group(1) + " --help").split(" ", -1);
      assertEquals(0, Run.of((Object[]) words).exitCode(), command.group());
    }
    assertEquals(4, commands);
  }
}
