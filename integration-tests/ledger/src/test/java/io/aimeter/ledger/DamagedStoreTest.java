package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.Aimeter;
import io.aimeter.collector.Batch;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What command line and dashboard say of a store of which a file is not whole. */
class DamagedStoreTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T06:00:00Z");

  private record Said(int exitCode, String out, String err) {}

  @TempDir Path root;
  private Path directory;
  private Path file;
  private byte[] whole;

  /** Two days, of which the first is sealed and summed up. */
  @BeforeEach
  void fill() throws Exception {
    directory = Layout.stores(root).resolve("w");
    try (Store store = new Store(directory)) {
      for (int day = 0; day < 2; day++) {
        Batch batch = new Batch(100);
        for (int i = 1; i <= 50; i++) {
          batch.add(record(day, 50 * day + i));
        }
        store.commit(batch, source -> true);
      }
      while (store.tidy(BEGIN.plus(Duration.ofDays(1)))) {
        Thread.sleep(1);
      }
    }
    file =
        Manifest.read(directory).files().stream()
            .map(each -> directory.resolve(each.path()))
            .filter(path -> path.toString().contains("/hot/"))
            .findFirst()
            .orElseThrow();
    whole = Files.readAllBytes(file);
  }

  private static CostRecord record(int day, int sequence) {
    Instant start = BEGIN.plus(Duration.ofDays(day)).plusSeconds(sequence);
    return CostRecord.builder()
        .set(RecordField.INSTANCE, "jvm")
        .set(RecordField.SEQUENCE, sequence)
        .set(RecordField.STARTED_AT, start.getEpochSecond() * 1_000_000_000L)
        .set(RecordField.PROVIDER, "openai")
        .set(RecordField.TEAM, "payments")
        .set(RecordField.PRICE_STATE, "priced")
        .set(RecordField.COST, 1_000_000_000L)
        .build();
  }

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Aimeter.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Said(exitCode, out.toString(), err.toString());
  }

  private HttpResponse<String> dashboard() throws Exception {
    try (Page page = new Page(root)) {
      return page.send("report", "since", "2026-01-01");
    }
  }

  private void assertSaid(String what) throws Exception {
    Said report = run("report", "--dir", root.toString(), "--since", "2026-01-01");
    assertEquals(1, report.exitCode(), report.toString());
    assertEquals("", report.out());
    assertEquals(1, report.err().lines().count(), report.err());
    assertTrue(report.err().contains(what), report.err());
    Said doctor = run("doctor", "--dir", root.toString(), "--no-color");
    assertEquals(1, doctor.exitCode());
    assertEquals(1, doctor.out().lines().filter(line -> line.contains(what)).count(), doctor.out());
    HttpResponse<String> page = dashboard();
    assertEquals(503, page.statusCode());
    assertTrue(page.body().contains(what), page.body());
  }

  @Test
  void aTruncatedFileIsNamedWithWhatToDo() throws Exception {
    for (int length : new int[] {0, 1, 11, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertSaid(
          "%s is damaged: of %d bytes it has %d; restore it from a backup: files of a store never"
                  .formatted(file, whole.length, length)
              + " change");
    }
    Files.write(file, whole);
    assertEquals(0, run("report", "--dir", root.toString()).exitCode());
  }

  @Test
  void aFileOfTheRightLengthIsNamedToo() throws Exception {
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, damaged.length / 2, damaged.length, (byte) 7);
    Files.write(file, damaged);
    assertSaid(file + " is damaged: its begin or end is not that of a Parquet file; restore it");
    damaged = whole.clone();
    Arrays.fill(damaged, 4, damaged.length / 2, (byte) 0);
    Files.write(file, damaged);
    Said report = run("report", "--dir", root.toString(), "--since", "2026-01-01");
    assertEquals(1, report.exitCode(), report.toString());
    assertEquals(1, report.err().lines().count(), report.err());
    assertTrue(report.err().contains(file + " is damaged ("), report.err());
  }

  @Test
  void aFileThatIsGoneIsNamed() throws Exception {
    Files.delete(file);
    assertSaid(file + " is missing; restore it from a backup");
  }

  @Test
  void aRollupToo() throws Exception {
    Path rollup = directory.resolve(Manifest.read(directory).rollups().get(0).path());
    Files.write(rollup, new byte[20]);
    assertSaid(rollup + " is damaged: its begin or end is not that of a Parquet file");
  }

  @Test
  void aTruncatedManifestIsNamedWithWhatToDo() throws Exception {
    Path manifest = directory.resolve(Layout.MANIFEST);
    byte[] all = Files.readAllBytes(manifest);
    for (int length : new int[] {0, 1, all.length / 2, all.length - 1}) {
      Files.write(manifest, Arrays.copyOf(all, length));
      assertSaid("cannot read " + manifest + ": ");
      assertSaid("; restore all of " + directory + " from a backup, or move it away to begin anew");
    }
  }
}
