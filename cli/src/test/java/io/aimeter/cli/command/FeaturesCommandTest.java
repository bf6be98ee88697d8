package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.TestStore.Row;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandTest {
  @TempDir private Path temporary;
  private TestStore store;
  private long sequence;

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
  }

  private Row call(String app, String feature, String user, long cost) {
    return TestStore.call("i", ++sequence, "2026-03-10T12:00:00Z")
        .set(RecordField.TEAM, "shop")
        .set(RecordField.APP, app)
        .set(RecordField.FEATURE, feature)
        .set(RecordField.USER, user)
        .set(RecordField.COST, cost);
  }

  private Run run(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "features",
                "--dir",
                store.root(),
                "--since",
                "2026-03-01",
                "--until",
                "2026-04-01",
                "--timezone",
                "UTC"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  /** Twelve features of much the same cost, a dear one, and one that is large but cheap. */
  @Test
  void thePlantedOneIsTheOnlyOutlier() throws Exception {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int feature = 0; feature < 12; feature++) {
      for (int i = 0; i < 10; i++) {
        rows.add(call("app-" + feature % 3, "f" + feature, null, 80_000 + random.nextInt(60_000)));
      }
    }
    for (int i = 0; i < 10; i++) {
      rows.add(call("app-1", "wasteful", "u" + i % 2, 5_000_000));
    }
    for (int i = 0; i < 1_000; i++) {
      rows.add(call("app-2", "popular", null, 90_000));
    }
    rows.add(call("app-1", "unpriced", null, 0).set(RecordField.COST, null));
    store.commit(rows.toArray(Row[]::new));

    JsonNode features = run("--json").json();

    JsonNode first = features.get(0);
    assertEquals("wasteful", first.get("feature").asText());
    assertEquals("true", first.get("outlier").asText());
    assertEquals(5_000_000, first.get("a_call_nano_usd").asLong());
    assertEquals(25_000_000, first.get("a_user_nano_usd").asLong());
    assertEquals(120, first.get("tokens_a_call").asLong());
    assertTrue(first.get("times_of_app").asDouble() > 30, first::toString);
    assertEquals("popular", features.get(1).get("feature").asText());
    double costShare = 0;
    double callShare = 0;
    for (JsonNode feature : features) {
      boolean planted = feature.get("feature").asText().equals("wasteful");
      assertEquals(Boolean.toString(planted), feature.get("outlier").asText(), feature::toString);
      costShare += feature.get("of_cost").asDouble();
      callShare += feature.get("of_calls").asDouble();
    }
    assertEquals(14, features.size());
    assertEquals(1, costShare, 1e-9);
    assertEquals(1, callShare, 1e-9);
    assertTrue(run("--top", "2").out().contains("… and 12 more"));
  }

  @Test
  void fewFeaturesHaveNoOutlier() throws Exception {
    store.commit(call("a", "cheap", null, 1_000), call("a", "dear", null, 100_000_000));
    JsonNode dear = run("--json").json().get(0);
    assertEquals("dear", dear.get("feature").asText());
    assertEquals("false", dear.get("outlier").asText());
    assertEquals(100_000, dear.get("times_of_all").asDouble(), 1e-6);
    assertTrue(dear.get("a_user_nano_usd").isNull());
  }

  /** A call served by two models is one call. */
  @Test
  void furtherPartsOfACallAreNoCalls() throws Exception {
    store.commit(call("a", "f", null, 1_000), call("a", "f", null, 3_000).set(RecordField.PART, 1));
    JsonNode feature = run("--json").json().get(0);
    assertEquals(1, feature.get("calls").asLong());
    assertEquals(4_000, feature.get("a_call_nano_usd").asLong());
  }

  @Test
  void nothingSpentIsSaid() {
    assertEquals(new Run(0, "Nothing was spent in this time.\n", ""), run());
  }

  /** Chats cost a thousand times what embeddings cost: neither says anything of the other. */
  @Test
  void featuresAreComparedWithThoseOfTheSameTypeOfCalls() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(
          call("app" + i, "chat" + i, null, 20_000_000L + i * 100_000L)
              .set(RecordField.CALL_TYPE, "chat"));
      rows.add(
          call("app" + i, "index" + i, null, 20_000L + i * 100L)
              .set(RecordField.CALL_TYPE, "embeddings"));
    }
    rows.add(call("app1", "dear-index", null, 2_000_000L).set(RecordField.CALL_TYPE, "embeddings"));
    store.commit(rows.toArray(Row[]::new));

    JsonNode features = run("--json").json();

    assertEquals("dear-index", features.get(0).get("feature").asText());
    assertEquals("true", features.get(0).get("outlier").asText());
    assertEquals("embeddings", features.get(0).get("call_type").asText());
    assertEquals("false", features.get(1).get("outlier").asText(), features::toString);
  }
}
