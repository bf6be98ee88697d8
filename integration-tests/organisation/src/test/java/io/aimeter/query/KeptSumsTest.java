package io.aimeter.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSumsTest {
  @TempDir private Path directory;

  @Test
  void whatCouldNotBeKeptIsTriedAgainAfterAWhile() throws Exception {
    Path broken = Files.writeString(directory.resolve("1.parquet"), "no Parquet");
    Path sound = directory.resolve("2.parquet");
    List<StoreFiles.Days> wanted =
        List.of(
            new StoreFiles.Days(broken, List.of(20_000L), true),
            new StoreFiles.Days(sound, List.of(20_031L), true));
    Set<Path> existing = Set.of(broken, sound);
    List<String> problems = new CopyOnWriteArrayList<>();
    AtomicLong now = new AtomicLong(-5);
    try (Connection root = Engine.start("128MB", 1)) {
      write(root, sound);
      try (KeptSums kept = new KeptSums(Engine.start("128MB", 1), problems::add, now::get)) {
        kept.want(wanted, existing);
        kept.await();
        assertFalse(kept.hasAll(wanted.subList(0, 1), true));
        assertTrue(kept.hasAll(wanted.subList(1, 2), true), "one does not keep out the others");
        assertEquals(1, problems.size(), problems::toString);
        write(root, broken);

        now.addAndGet(TimeUnit.MINUTES.toNanos(9));
        kept.want(wanted, existing);
        kept.await();
        assertFalse(kept.hasAll(wanted, true), "not with each question");

        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        kept.want(wanted, existing);
        kept.await();
        assertTrue(kept.hasAll(wanted, true));
        assertTrue(kept.hasAll(wanted, false));
        assertEquals(1, problems.size(), problems::toString);
      }
    }
  }

  /** A rollup of days without records. */
  private static void write(Connection database, Path file) throws Exception {
    Files.deleteIfExists(file);
    String rows =
        RollupRows.withTotals(RollupRows.ofDay("(SELECT 1 AS sequence WHERE false)", 20_000));
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (" + rows + ") TO " + Sql.text(file.toString()) + " (FORMAT parquet)");
    }
  }
}
