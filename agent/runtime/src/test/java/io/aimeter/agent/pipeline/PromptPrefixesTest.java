package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PromptPrefixesTest {
  private static final Fingerprints KEYED =
      new Fingerprints("secret".getBytes(StandardCharsets.UTF_8));

  private static CostRecord read(String body, int piece) {
    PromptPrefixes prefixes = new PromptPrefixes(KEYED);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at += piece) {
      prefixes.feed(bytes, at, Math.min(piece, bytes.length - at));
    }
    CostRecord.Builder record = CostRecord.builder();
    prefixes.applyTo(record);
    return record.build();
  }

  private static Map<String, String> prefixes(String body) {
    return read(body, 1 << 20).map(RecordField.PROMPT_PREFIXES);
  }

  private static String openAi(String system, String question) {
    return "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\""
        + system
        + "\"},{\"role\":\"user\",\"content\":\""
        + question
        + "\"}],\"stream\":true}";
  }

  /** With the instructions behind the turns, as the Java SDK sends them. */
  private static String anthropic(String system, String question) {
    return "{\"max_tokens\":9,\"messages\":[{\"content\":\""
        + question
        + "\",\"role\":\"user\"}],\"model\":\"m\",\"system\":\""
        + system
        + "\"}";
  }

  @Test
  void promptsThatBeginAlikeAreEqualAsFarAsTheyDo() {
    String system = "s".repeat(9000);
    Map<String, String> one = prefixes(openAi(system, "a".repeat(9000)));
    Map<String, String> other = prefixes(openAi(system, "b".repeat(9000)));

    assertEquals(Set.of("4096", "8192", "16384"), one.keySet());
    assertEquals(one.get("4096"), other.get("4096"));
    assertEquals(one.get("8192"), other.get("8192"));
    assertNotEquals(one.get("16384"), other.get("16384"));
    assertNotEquals(one.get("4096"), one.get("8192"));
  }

  @Test
  void instructionsComeFirstWhereverTheBodyHasThem() {
    String system = "s\\\"{[,:".repeat(1000);
    Map<String, String> one = prefixes(anthropic(system, "a".repeat(5000)));
    Map<String, String> other = prefixes(anthropic(system, "b".repeat(5000)));

    String whole = Integer.toString(system.length() + 2);
    String withTurns = Integer.toString(system.length() + 2 + 4096);
    assertEquals(new TreeSet<>(Set.of("4096", whole, withTurns)), new TreeSet<>(one.keySet()));
    assertEquals(one.get("4096"), other.get("4096"));
    assertEquals(one.get(whole), other.get(whole));
    assertNotEquals(one.get(withTurns), other.get(withTurns));
  }

  @Test
  void otherInstructionsMakeTheSameTurnsAnotherBeginning() {
    String turns = "t".repeat(5000);
    Map<String, String> one = prefixes(anthropic("a", turns));
    Map<String, String> other = prefixes(anthropic("b", turns));
    assertEquals(one.keySet(), other.keySet());
    assertNotEquals(one, other);
  }

  @Test
  void theyDoNotDependOnThePiecesInWhichTheBodyComes() {
    String body = openAi("s".repeat(5000), "q\\\\\\\"".repeat(3000));
    assertEquals(read(body, body.length()), read(body, 1));
    assertEquals(read(body, body.length()), read(body, 1021));
    assertEquals(
        body.indexOf(",\"stream\"") - body.indexOf(":[") - 1,
        read(body, 7).number(RecordField.PROMPT_BYTES));
  }

  @Test
  void aLongPromptHasFewAndAShortOneNone() {
    assertEquals(5, prefixes(openAi("s".repeat(1 << 20), "q")).size());
    assertTrue(prefixes(openAi("short", "q")).isEmpty());
  }

  @Test
  void whatIsNoJsonHasNone() {
    assertFalse(read("\n(\"messages\":[" + "x".repeat(9000), 64).has(RecordField.PROMPT_BYTES));
    assertFalse(read("", 1).has(RecordField.PROMPT_BYTES));
  }
}
