package io.aimeter.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainedTest {
  @TempDir Path directory;

  private Explained list(String... lines) throws IOException {
    return Explained.read(
        Files.writeString(directory.resolve("list.txt"), String.join("\n", lines)));
  }

  private static CostRecord record(String model) {
    return CostRecord.builder()
        .set(RecordField.PROVIDER, "router")
        .set(RecordField.REQUEST_MODEL, model)
        .build();
  }

  @Test
  void whatIsListedIsExplained() throws IOException {
    Explained list = list("# a list", "", "router | openai/* | unpriced | it routes");
    list.note("1", record("openai/gpt.5"), "unpriced");
    assertEquals(List.of(), list.amiss());
  }

  @Test
  void whatIsNotListedIsAmissAndSoIsALineOfNothing() throws IOException {
    Explained list =
        list("router | openai/* | unpriced | it routes", "router | gone | another | once");
    list.note("1", record("openai/a"), "unpriced");
    list.note("2", record("openai/a"), "another");
    list.note("3", record("x/openai/a"), "unpriced");
    List<String> amiss = list.amiss();
    assertEquals(3, amiss.size(), amiss::toString);
    assertTrue(amiss.get(0).contains("router | openai/a | another (2)"), amiss::toString);
    assertTrue(amiss.get(1).contains("(3)"), amiss::toString);
    assertTrue(amiss.get(2).startsWith("explains nothing any more: router | gone"));
  }

  @Test
  void aLineNeedsAReason() {
    assertThrows(IOException.class, () -> list("router | openai/* | unpriced |"));
    assertThrows(IOException.class, () -> list("router | openai/*"));
  }
}
