package io.aimeter.cli.command;

import static io.aimeter.cli.TestStore.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.RecordField;
import io.aimeter.query.Ledger;
import io.aimeter.query.TailQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailCommandTest {
  private static final String NOON = "2026-11-24T12:00:00Z";

  @TempDir Path root;
  private TestStore store;

  @BeforeEach
  void openStore() throws Exception {
    store = new TestStore(root, "w-1");
  }

  private static List<Long> sequences(List<Map<RecordField, Object>> records) {
    List<Long> sequences = new ArrayList<>();
    records.forEach(record -> sequences.add((Long) record.get(RecordField.SEQUENCE)));
    return sequences;
  }

  @Test
  void eachRecordComesOnceAlsoWhenCompactionMovesIt() throws Exception {
    StoreFile old = store.commit(call("jvm-1", 1, NOON), call("jvm-1", 2, NOON));
    TailQuery tail = new TailQuery(new Ledger(root), null);
    assertEquals(List.of(), tail.poll());
    StoreFile fresh = store.commit(call("jvm-1", 4, NOON));
    assertEquals(List.of(4L), sequences(tail.poll()));
    assertEquals(List.of(), tail.poll());
    StoreFile compacted =
        store.write(
            "hot/compacted.parquet",
            call("jvm-1", 1, NOON),
            call("jvm-1", 2, NOON),
            call("jvm-1", 3, NOON),
            call("jvm-1", 4, NOON));
    assertTrue(old.rows() + fresh.rows() < compacted.rows());
    store.commitFiles(List.of(compacted));
    assertEquals(List.of(3L), sequences(tail.poll()));
    assertEquals(List.of(), tail.poll());
  }

  @Test
  void linesForPeople() throws Exception {
    store.commit(
        call("jvm-1", 1, NOON)
            .set(RecordField.TEAM, "search")
            .set(RecordField.DURATION, 1_234_000_000L),
        call("jvm-1", 2, "2026-11-24T12:00:01Z")
            .set(RecordField.HTTP_STATUS, 429)
            .set(RecordField.ERROR_TYPE, "rate_limit_exceeded"));
    Run run =
        Run.of("tail", "--dir", root, "--since", "2026-11-24", "--lines", "2", "--timezone", "UTC");
    assertEquals(0, run.exitCode());
    List<String> lines = run.out().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).startsWith("12:00:00.000  search"), lines.get(1));
    assertTrue(lines.get(1).endsWith("100         20      1.2 s     $0.000065"), lines.get(1));
    assertTrue(lines.get(2).contains("429"), lines.get(2));
    assertTrue(lines.get(2).endsWith("rate_limit_exceeded"), lines.get(2));
  }

  @Test
  void jsonHasEveryFieldKnownAndNoOther() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-11-24T12:00:00.000001Z").set(RecordField.TAGS, Map.of("a", "b")));
    Run run = Run.of("tail", "--dir", root, "--since", "2026-11-24", "--lines", "1", "--json");
    JsonNode record = new ObjectMapper().readTree(run.out());
    assertEquals("2026-11-24T12:00:00.000001Z", record.get("started_at").asText());
    assertEquals(65_000, record.get("cost_nano_usd").asLong());
    assertTrue(record.get("billable").asBoolean());
    assertEquals("b", record.at("/tags/a").asText());
    assertEquals(13, record.size());
  }
}
