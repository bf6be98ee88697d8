package io.aimeter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.RecordField;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import io.aimeter.query.RecordPages;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import io.aimeter.query.data.RecordJson;
import io.aimeter.query.data.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each release has left on disk, its queue and its store, is read by this one: record for
 * record and sum for sum. {@code collector/release-fixture} writes them.
 */
class FormerReleasesTest {
  private static final Path RELEASES = Path.of("src", "test", "resources", "releases");
  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of 1,000,001 nano-USD times 1 to 60. */
  private static final long COST = 1_830_001_830L;

  private static final int RECORDS = 60;

  /** The others are said to be further models of some exchange. */
  private static final int CALLS = 9;

  @TempDir Path root;

  static List<Path> releases() throws IOException {
    try (Stream<Path> files = Files.list(RELEASES)) {
      return files.sorted().toList();
    }
  }

  private void unpack(Path release) throws IOException {
    try (InputStream file = Files.newInputStream(release);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = root.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.copy(zip, target);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void itsStoreIsRead(Path release) throws Exception {
    unpack(release);
    assertRecords();
    assertSums();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void itsQueueIsRead(Path release) throws Exception {
    unpack(release);
    Files.move(Layout.stores(root), root.resolve("former"));
    try (Collector collector =
        new Collector(
            root,
            "w-local",
            new Pricing(PriceBook.bundled(), false),
            List.of(),
            Log.messages(message -> {}))) {
      collector.drain(Duration.ofMinutes(1));
      assertEquals(RECORDS, collector.committed());
      assertEquals(0, collector.health().unreadable());
    }
    try (Stream<Path> queues = Files.list(Layout.queues(root))) {
      assertEquals(List.of(), queues.filter(Files::isDirectory).toList());
    }
    assertRecords();
    assertSums();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void itsStoreGoesOn(Path release) throws Exception {
    unpack(release);
    try (Store store = new Store(Layout.stores(root).resolve("w-local"))) {
      // More of a day that is sealed, until its files are merged and summed up anew.
      for (long sequence = 1; sequence <= 8; sequence++) {
        Batch batch = new Batch(1);
        batch.add(
            TestRecords.record("later", sequence).toBuilder()
                .set(RecordField.STARTED_AT, nanos("2026-03-02T12:00:00Z") + sequence * 1_000_000)
                .build());
        store.commit(batch, source -> true);
        Instant now = Instant.parse("2026-11-28T00:00:00Z").plus(Duration.ofHours(2 * sequence));
        while (store.tidy(now)) {
          Thread.sleep(1);
        }
      }
      assertEquals(RECORDS + 8, store.rows());
    }
    JsonNode report = report();
    assertEquals(CALLS + 8, report.get("total").get("calls").asLong());
    assertEquals(COST + 10 * 36, report.get("total").get("cost_nano_usd").asLong());
    assertEquals(0, report.get("missing_records").asLong());
  }

  private static long nanos(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
  }

  private void assertRecords() throws IOException {
    StringWriter now = new StringWriter();
    PrintWriter out = new PrintWriter(now);
    for (Map<RecordField, Object> record :
        new RecordPages(new Ledger(root)).page(SINCE, UNTIL, null, 1000).records()) {
      RecordJson.print(record, out);
    }
    List<String> then = Files.readAllLines(root.resolve("records.jsonl"));
    assertEquals(RECORDS, then.size());
    assertEquals(then.stream().sorted().toList(), now.toString().lines().sorted().toList());
  }

  private JsonNode report() throws IOException {
    StringWriter now = new StringWriter();
    List<Grouping> by = Stream.of("team", "model", "day").map(Grouping::parse).toList();
    ReportJson.print(
        new ReportQuery(new Ledger(root))
            .run(new ReportRequest(by, SINCE, null, ZoneOffset.UTC, 1000, null)),
        new PrintWriter(now, true));
    return JSON.readTree(now.toString());
  }

  private void assertSums() throws IOException {
    JsonNode now = report();
    JsonNode then = JSON.readTree(root.resolve("report.json").toFile());
    assertEquals(COST, now.get("total").get("cost_nano_usd").asLong());
    assertEquals(CALLS, now.get("total").get("calls").asLong());
    assertHolds(then.get("total"), now.get("total"));
    List<JsonNode> lines = sorted(then.get("lines"));
    assertTrue(lines.size() > 10, lines.toString());
    List<JsonNode> linesNow = sorted(now.get("lines"));
    assertEquals(lines.size(), linesNow.size());
    for (int i = 0; i < lines.size(); i++) {
      assertHolds(lines.get(i), linesNow.get(i));
    }
    assertEquals(0, now.get("missing_records").asLong());
    assertFalse(now.has("expired_records"));
  }

  /** In the order of what they are of, as the measures that sort them may have grown. */
  private static List<JsonNode> sorted(JsonNode lines) {
    List<JsonNode> sorted = new ArrayList<>();
    lines.forEach(sorted::add);
    sorted.sort(
        Comparator.comparing(
            line -> line.get("team") + " " + line.get("model") + " " + line.get("day")));
    return sorted;
  }

  /** All that was said then; what is said now may be more. */
  private static void assertHolds(JsonNode then, JsonNode now) {
    for (Iterator<String> names = then.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      assertEquals(then.get(name), now.get(name), name);
    }
  }
}
