package io.aimeter.core.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every entry of the book that aimeter ships. */
class BundledBookTest {
  private static List<ModelPrices> models() {
    Shelf shelf = Shelf.open();
    Set<ModelPrices> all = new LinkedHashSet<>();
    for (String provider : shelf.providers()) {
      all.addAll(shelf.models(provider).values());
    }
    return List.copyOf(all);
  }

  @Test
  void everyNameStandsForOneModel() {
    Set<String> names = new HashSet<>();
    for (ModelPrices model : models()) {
      assertTrue(names.add(model.provider() + " " + model.model()), model.model());
      for (String alias : model.aliases()) {
        assertTrue(names.add(model.provider() + " " + alias), alias);
      }
    }
    assertTrue(names.size() > 100, "only " + names.size());
  }

  @Test
  void everyPriceNamesItsSourceAndDate() {
    for (ModelPrices model : models()) {
      for (Price price : model.prices()) {
        for (Rate rate : price.rates.values()) {
          assertTrue(
              rate.source().matches(".+, 20\\d\\d-\\d\\d-\\d\\d"),
              model.model() + ": " + rate.source());
          assertFalse(rate.source().startsWith("prices/"), model.model());
        }
      }
    }
  }

  @Test
  void noTwoPricesOfAModelAreInForceAtOnceAndOneIsToday() {
    long today = LocalDate.of(2026, 11, 23).toEpochDay();
    for (ModelPrices model : models()) {
      List<Price> prices = model.prices();
      for (int i = 1; i < prices.size(); i++) {
        assertEquals(prices.get(i - 1).untilDay, prices.get(i).fromDay, model.model());
      }
      assertTrue(model.on(today) != null, model.model());
      for (Price price : prices) {
        assertTrue(
            Boolean.TRUE.equals(price.free) || !price.rates.isEmpty(),
            model.model() + " has no price");
      }
    }
  }

  @Test
  void aLongPromptNeverCostsLessAndACacheReadNeverMoreThanPlainInput() {
    for (ModelPrices model : models()) {
      for (Price price : model.prices()) {
        for (ContextTier tier : price.contextTiers.values()) {
          tier.rates()
              .forEach(
                  (kind, rate) ->
                      assertTrue(
                          rate.usd().compareTo(price.rates.get(kind).usd()) >= 0,
                          model.model() + " " + kind));
          for (Kind kind : price.rates.keySet()) {
            assertTrue(
                !kind.isTokens() || tier.rates().containsKey(kind), model.model() + " " + kind);
          }
        }
        Rate read = price.rates.get(Kind.CACHE_READ);
        if (read != null) {
          assertTrue(read.usd().compareTo(price.rates.get(Kind.INPUT).usd()) <= 0, model.model());
        }
      }
    }
  }

  @Test
  void endingsOfNames() {
    assertEquals("gpt-4o", ModelName.withoutEnding("gpt-4o-2024-08-06"));
    assertEquals("claude-sonnet-4-5", ModelName.withoutEnding("claude-sonnet-4-5-20250929"));
    assertEquals("claude-3-7-sonnet", ModelName.withoutEnding("claude-3-7-sonnet-latest"));
    assertEquals("ft:gpt-4o-2024-08-06", ModelName.withoutEnding("ft:gpt-4o-2024-08-06:a::b"));
    assertNull(ModelName.withoutEnding("ft:gpt-4o-2024-08-06"));
    assertNull(ModelName.withoutEnding("gpt-4-0613"));
    assertNull(ModelName.withoutEnding("gpt-4o"));
    assertNull(ModelName.withoutEnding("-2024-08-06"));
    assertNull(ModelName.withoutEnding(""));
  }
}
