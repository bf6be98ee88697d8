package io.aimeter.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays exchanges and compares all that is expected of them: the project's own always, the
 * recorded traffic of {@code ../shared/traffic} (beside the project, or where the system property
 * {@code aimeter.traffic} points) as well where it exists.
 */
public class RecordedTrafficTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CUTS = 3;

  /** The project's own exchanges: OpenAI's and Anthropic's, then one a rule of the others. */
  private static final List<String> OWN = List.of("exchanges.jsonl", "providers.jsonl");

  /**
   * What we read although the recording's expectation leaves it out, by the beginning of the
   * exchange's id: it is on the wire, and needed to price the call.
   */
  private static final Map<String, Set<String>> READ_ALTHOUGH_NOT_EXPECTED =
      Map.of(
          // num_tokens_prompt_total and num_tokens_generated
          "aleph_alpha-complete",
          Set.of("input", "output", "usage_present", "estimate_needed"),
          // model_id, in request and response
          "ibm_watsonx-watsonx_generation",
          Set.of("model", "model_request", "model_response"),
          // the headers of a model whose body counts nothing
          "aws_bedrock-invoke-sync-8cb899445b",
          Set.of("input", "output", "usage_present", "estimate_needed"));

  @TestFactory
  List<DynamicTest> everyExpectedFieldIsRead() throws IOException, URISyntaxException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)));
    }
    return tests;
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    List<Path> files = new ArrayList<>();
    for (String own : OWN) {
      files.add(Path.of(RecordedTrafficTest.class.getResource(own).toURI()));
    }
    Path recorded = recordedTraffic();
    if (recorded != null) {
      try (Stream<Path> all = Files.list(recorded)) {
        files.addAll(
            all.filter(file -> file.getFileName().toString().endsWith(".jsonl")).sorted().toList());
      }
    }
    return files;
  }

  /** The directory the system property names, or the one beside the project, or null. */
  public static Path recordedTraffic() {
    String named = System.getProperty("aimeter.traffic");
    if (named != null) {
      return Path.of(named);
    }
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path recorded = dir.resolve("shared/traffic");
      if (Files.isRegularFile(recorded.resolve("openai.jsonl"))) {
        return recorded;
      }
    }
    return null;
  }

  private static void replay(Path file) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> mismatches = new ArrayList<>();
    int replayed = 0;
    for (String line : Files.readAllLines(file)) {
      RecordedExchange exchange = new RecordedExchange(JSON.readTree(line));
      for (int cut = 0; cut < CUTS; cut++) {
        RecordedExchange.Read read = exchange.replay(random);
        mismatches.addAll(known(exchange, Expectation.mismatches(exchange, read)));
        if (read.swallowed() > 0) {
          mismatches.add(exchange.id() + " swallowed " + read.swallowed());
        }
      }
      replayed++;
    }
    assertFalse(replayed == 0, file + " is empty");
    assertEquals(
        "",
        String.join("\n", mismatches.stream().distinct().toList()),
        () -> file + " with seed " + seed);
  }

  private static List<String> known(RecordedExchange exchange, List<String> mismatches) {
    Set<String> fields = new HashSet<>();
    READ_ALTHOUGH_NOT_EXPECTED.forEach(
        (id, names) -> fields.addAll(exchange.id().startsWith(id) ? names : Set.of()));
    return mismatches.stream()
        .filter(line -> fields.stream().noneMatch(name -> line.contains(" " + name + ": ")))
        .toList();
  }
}
