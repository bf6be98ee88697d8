package io.aimeter.agent.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RealTokensTest {
  private final RealTokens tokens = new RealTokens();

  /** The example of OpenAI's cookbook. */
  @Test
  void countsByTheModelsVocabulary() {
    assertEquals(6, tokens.tokens("gpt-4o", "tiktoken is great!"));
    assertEquals(6, tokens.tokens("gpt-4-0613", "tiktoken is great!"));
    assertEquals(9, tokens.tokens("gpt-4o", "お誕生日おめでとう") + 1);
  }

  @Test
  void cutsLongTextsWhereItCostsNothing() {
    assertEquals(10_000, tokens.tokens("gpt-4o", " word".repeat(10_000)));
  }

  @Test
  void countsInProportionBeyondItsBound() {
    long all = tokens.tokens("gpt-4o", " word".repeat(200_000));

    assertTrue(all > 199_000 && all < 201_000, () -> all + " tokens");
  }

  @Test
  void takesTextsWithoutSpacesAndHalvesOfCharacters() {
    assertTrue(tokens.tokens(null, "a".repeat(100_000)) > 1_000);
    assertTrue(tokens.tokens(null, "\uD83D\uDE00".repeat(3_000)) > 1_000);
    assertTrue(tokens.tokens(null, "\uD83D".repeat(3_000)) > 0);
  }
}
