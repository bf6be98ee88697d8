package io.aimeter.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  private static Parcel parcel(int number) {
    return new Parcel("hot/" + number, 10);
  }

  private static List<Parcel> parcels(int from, int to) {
    return IntStream.range(from, to).mapToObj(OutboxTest::parcel).toList();
  }

  @Test
  void offersSoManyAndTheRestWhenThoseAreShipped() {
    Outbox outbox = Outbox.of("s", "x", parcels(0, 50));
    assertEquals(parcels(0, 32), outbox.head());
    assertEquals(parcels(32, 50), outbox.tail());
    assertEquals(500, outbox.rows());
    assertFalse(outbox.wantsMore(16));
    assertTrue(outbox.wantsMore(17));
    Outbox later = outbox.from(20);
    assertEquals(20, later.first());
    assertEquals(50, later.end());
    assertEquals(parcel(20), later.parcel(20));
    assertEquals(List.of(), later.tail());
    assertFalse(later.wantsMore(50));
    assertEquals(50, later.from(99).first());
    assertEquals(20, later.from(3).first());
  }

  /** What nobody has been offered may be merged; numbers that were given never change. */
  @Test
  void mergedFilesTakeThePlaceOfThoseThatWereNotOffered() {
    Outbox outbox = Outbox.of("s", "x", parcels(0, 40));
    Parcel merged = new Parcel("hot/merged", 20);
    Outbox replaced = outbox.replacing(Set.of("hot/33", "hot/35"), List.of(merged));
    assertEquals(
        List.of(parcel(32), merged, parcel(34), parcel(36), parcel(37), parcel(38), parcel(39)),
        replaced.tail());
    assertEquals(400, replaced.rows());
    assertSame(outbox, outbox.replacing(Set.of("hot/31", "hot/33"), List.of(merged)));
    assertSame(outbox, outbox.replacing(Set.of("hot/33", "hot/elsewhere"), List.of(merged)));
  }

  @Test
  void theManifestKeepsIt(@TempDir Path directory) throws Exception {
    Outbox outbox = Outbox.of("s", "x", parcels(0, 40)).from(7);
    new Manifest(3, List.of(), Map.of(), List.of(), List.of(outbox)).commit(directory);
    Outbox read = Manifest.read(directory).outboxes().get(0);
    assertEquals("s", read.sink());
    assertEquals("x", read.stream());
    assertEquals(7, read.first());
    assertEquals(outbox.head(), read.head());
    assertEquals(outbox.tail(), read.tail());
    Set<String> paths = new TreeSet<>();
    read.addPaths(paths);
    assertEquals(33, paths.size());
  }
}
