package io.aimeter.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aimeter.query.Growth.OfModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowthTest {
  /** 10 calls of 100 tokens at 5. */
  private static final OfModel SAME = new OfModel(10, 1_000, 5_000, 10, 1_000, 5_000);

  @Test
  void nothingChanged() {
    assertEquals(new Growth(0, 0, 0, 0), Growth.of(List.of(SAME)));
  }

  @Test
  void moreCallsAreVolume() {
    OfModel twice = new OfModel(10, 1_000, 5_000, 20, 2_000, 10_000);
    assertEquals(new Growth(5_000, 0, 0, 0), Growth.of(List.of(twice)));
  }

  @Test
  void longerCallsAreTokens() {
    OfModel longer = new OfModel(10, 1_000, 5_000, 10, 3_000, 15_000);
    assertEquals(new Growth(0, 0, 10_000, 0), Growth.of(List.of(longer)));
  }

  @Test
  void dearerTokensArePrice() {
    OfModel dearer = new OfModel(10, 1_000, 5_000, 10, 1_000, 7_000);
    assertEquals(new Growth(0, 0, 0, 2_000), Growth.of(List.of(dearer)));
  }

  /** Half of the calls move to a model that costs ten times as much. */
  @Test
  void otherModelsAreMix() {
    OfModel cheap = new OfModel(10, 1_000, 5_000, 5, 500, 2_500);
    OfModel dear = new OfModel(0, 0, 0, 5, 500, 25_000);
    assertEquals(new Growth(0, 22_500, 0, 0), Growth.of(List.of(cheap, dear)));
  }

  @Test
  void whatIsNewOrEndsIsVolume() {
    assertEquals(new Growth(900, 0, 0, 0), Growth.of(List.of(new OfModel(0, 0, 0, 3, 100, 900))));
    assertEquals(new Growth(-900, 0, 0, 0), Growth.of(List.of(new OfModel(3, 100, 900, 0, 0, 0))));
  }

  /** 20 calls of 150 tokens at 6 for 10 calls of 100 tokens at 5, worked out by hand. */
  @Test
  void allAtOnce() {
    OfModel model = new OfModel(10, 1_000, 5_000, 20, 3_000, 18_000);
    assertEquals(new Growth(5_000, 0, 5_000, 3_000), Growth.of(List.of(model)));
  }

  @Test
  void callsWithoutTokensArePrice() {
    OfModel images = new OfModel(4, 0, 400, 4, 0, 600);
    assertEquals(new Growth(0, 0, 0, 200), Growth.of(List.of(images)));
  }

  @Test
  void thePartsSumToTheChangeWhateverTheNumbers() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      List<OfModel> models = new ArrayList<>();
      long change = 0;
      for (int i = random.nextInt(5); i >= 0; i--) {
        boolean was = random.nextInt(4) > 0;
        boolean is = random.nextInt(4) > 0;
        OfModel model =
            new OfModel(
                was ? 1 + random.nextInt(1_000) : 0,
                was ? random.nextInt(1_000_000) : 0,
                was ? random.nextLong(1_000_000_000_000L) : 0,
                is ? 1 + random.nextInt(1_000) : 0,
                is ? random.nextInt(1_000_000) : 0,
                is ? random.nextLong(1_000_000_000_000L) : 0);
        models.add(model);
        change += model.cost() - model.costBefore();
      }
      Growth growth = Growth.of(models);
      assertEquals(
          change,
          growth.volume() + growth.mix() + growth.tokens() + growth.price(),
          models::toString);
    }
  }
}
