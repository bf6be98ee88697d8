package io.aimeter.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  @TempDir Path store;

  private static Manifest manifest(long generation, int files) {
    List<StoreFile> list = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      list.add(new StoreFile("hot/" + generation + "-" + i + ".parquet", generation, 2, -3, 4));
    }
    return new Manifest(generation, list, Map.of("a/queue", generation, "a/spill", Long.MAX_VALUE));
  }

  @Test
  void whatIsCommittedIsRead() throws IOException {
    manifest(1, 9).commit(store);
    manifest(7, 2).commit(store);

    Manifest read = Manifest.read(store);

    assertEquals(7, read.generation());
    assertEquals(Map.of("a/queue", 7L, "a/spill", Long.MAX_VALUE), read.next());
    assertEquals(2, read.files().size());
    StoreFile file = read.files().get(1);
    assertEquals("hot/7-1.parquet", file.path());
    assertEquals(7, file.rows());
    assertEquals(2, file.bytes());
    assertEquals(-3, file.minStartMicros());
    assertEquals(4, file.maxStartMicros());
    assertFalse(Files.exists(store.resolve("MANIFEST.tmp")));
  }

  @Test
  void rollupsAreReadAsFarAsTheyHold() throws IOException {
    StoreFile there = new StoreFile("events/date=2026-11-20/part-1.parquet", 3, 4, 5, 6);
    Rollup rollup =
        new Rollup(
            "rollup/2026-11-a.parquet",
            "f00",
            Map.of(20777L, List.of(there.path()), 20778L, List.of(there.path(), "gone")));
    Rollup none = new Rollup("rollup/2026-10-a.parquet", "f00", Map.of(20747L, List.of("gone")));
    Rollup all =
        new Rollup("rollup/2026-09-a.parquet", "f00", Map.of(20717L, List.of(there.path())));
    new Manifest(2, List.of(there), Map.of(), List.of(), List.of(), List.of(rollup, none, all))
        .commit(store);
    List<Rollup> read = Manifest.read(store).rollups();
    assertEquals(2, read.size());
    assertFalse(read.get(0).isWhole(), "one of its days no longer holds");
    assertTrue(read.get(1).isWhole());
    assertEquals("rollup/2026-11-a.parquet", read.get(0).path());
    assertEquals("f00", read.get(0).form());
    assertEquals(Map.of(20777L, List.of(there.path())), read.get(0).days());
    Files.writeString(
        store.resolve("MANIFEST"),
        "{\"format\":1,\"generation\":3,\"files\":[],\"next\":{},\"rollups\":[{\"path\":\"a\"}]}");
    assertThrows(IOException.class, () -> Manifest.read(store));
    Files.writeString(
        store.resolve("MANIFEST"),
        "{\"format\":1,\"generation\":3,\"files\":[],\"next\":{},\"rollups\":[{\"path\":\"a\","
            + "\"form\":\"f00\",\"days\":{\"20777\":[]}}]}");
    assertFalse(Manifest.read(store).rollups().get(0).isWhole(), "who wrote it did not know");
  }

  @Test
  void whatRetentionHasDroppedIsRead() throws IOException {
    new Manifest(2, List.of(), Map.of())
        .withExpired(new Expired(20777, 12, "expired/a.parquet"))
        .commit(store);
    Expired read = Manifest.read(store).expired();
    assertEquals(20777, read.beforeDay());
    assertEquals(12, read.records());
    assertEquals("expired/a.parquet", read.path());
    Files.writeString(
        store.resolve("MANIFEST"),
        "{\"format\":1,\"generation\":3,\"files\":[],\"next\":{},\"expired\":{\"records\":1}}");
    assertThrows(IOException.class, () -> Manifest.read(store));
  }

  @Test
  void reratingsAreRead() throws IOException {
    Rerating rerating = new Rerating(5, "2026/deal", "rerated/a.parquet", 3, -1, 7, 100, 90);
    new Manifest(2, List.of(), Map.of(), List.of(rerating), List.of()).commit(store);
    List<Rerating> read = Manifest.read(store).reratings();
    assertEquals(1, read.size());
    assertEquals(5, read.get(0).at());
    assertEquals("2026/deal", read.get(0).priceVersion());
    assertEquals("rerated/a.parquet", read.get(0).path());
    assertEquals(3, read.get(0).rows());
    assertEquals(-1, read.get(0).sinceMicros());
    assertEquals(7, read.get(0).untilMicros());
    assertEquals(100, read.get(0).costBefore());
    assertEquals(90, read.get(0).costAfter());
    Files.writeString(
        store.resolve("MANIFEST"),
        "{\"format\":1,\"generation\":3,\"files\":[],\"next\":{},\"reratings\":[{\"rows\":1}]}");
    assertThrows(IOException.class, () -> Manifest.read(store));
  }

  @Test
  void noManifestIsAnEmptyStore() throws IOException {
    assertEquals(0, Manifest.read(store).generation());
    assertEquals(0, Manifest.read(store.resolve("missing")).files().size());
  }

  @Test
  void aNewerWritersFieldsArePassedOver() throws IOException {
    Files.writeString(
        store.resolve("MANIFEST"),
        "{\"later\":{\"x\":[1]},\"format\":1,\"generation\":3,"
            + "\"files\":[{\"path\":\"p\",\"later\":[{}]}],\"next\":{}}");
    Manifest read = Manifest.read(store);
    assertEquals(3, read.generation());
    assertEquals("p", read.files().get(0).path());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | the manifest's object is missing",
        "[] | the manifest's object is missing",
        "{} | it lacks one of format, generation, files, next",
        "{\"generation\":1,\"files\":[],\"next\":{}} | it lacks one of",
        "{\"format\":2,\"generation\":1} | its format 2 is not 1",
        "{\"format\":1,\"generation\":1,\"files\":[],\"next\":{} | line 1, column",
        "{\"format\":1,\"generation\":1,\"files\":{},\"next\":{}} | the array of files",
        "{\"format\":1,\"generation\":1,\"files\":[1],\"next\":{}} | a file's object",
        "{\"format\":1,\"generation\":1,\"files\":[{}],\"next\":{}} | a file without a path",
        "{\"format\":1,\"generation\":1,\"files\":[],\"next\":[]} | the object of next positions",
        "{\"format\":1,\"generation\":\"x\",\"files\":[],\"next\":{}} | line 1, column",
      })
  void aDamagedManifestIsNeverTakenForAnEmptyOne(String content, String why) throws IOException {
    Path file = Files.writeString(store.resolve("MANIFEST"), content);
    IOException e = assertThrows(IOException.class, () -> Manifest.read(store));
    assertTrue(e.getMessage().startsWith("cannot read " + file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void aFailedCommitLeavesTheOldOne() throws IOException {
    manifest(1, 1).commit(store);
    // A directory in the temporary file's place makes writing fail, for root as well.
    Files.createDirectories(store.resolve("MANIFEST.tmp").resolve("x"));
    assertThrows(IOException.class, () -> manifest(2, 1).commit(store));
    assertEquals(1, Manifest.read(store).generation());
  }

  @Test
  void readersSeeTheOldOrTheNewNeverAPart() throws Exception {
    manifest(0, 0).commit(store);
    AtomicBoolean done = new AtomicBoolean();
    List<Throwable> failures = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                long last = 0;
                while (!done.get()) {
                  Manifest seen = Manifest.read(store);
                  assertTrue(seen.generation() >= last, "generations only grow");
                  last = seen.generation();
                  assertEquals(last % 50, seen.files().size());
                }
              } catch (IOException | AssertionError e) {
                failures.add(e);
              }
            });
    reader.start();
    for (int i = 1; i <= 150; i++) {
      manifest(i, i % 50).commit(store);
    }
    done.set(true);
    reader.join();
    assertEquals(List.of(), failures);
  }
}
