package io.aimeter.agent.append;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal's time is that of its ticks, so these tests wait for nothing. */
class JournalTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path temporary;

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Counters counters = new Counters();
  private final Disk disk = new Disk();
  private final List<String> appended = new ArrayList<>();
  private Path root;
  private Journal journal;
  private long now;

  @BeforeEach
  void newJournal() {
    root = temporary.resolve("not/there/yet");
    journal = journal(Limits.DEFAULT);
  }

  private Journal journal(Limits limits) {
    Notices notices = new Notices(new PrintStream(stderr, true, UTF_8), false);
    Journal fresh = new Journal(root, counters, notices, this::status, disk, limits);
    now = System.nanoTime();
    return fresh;
  }

  private Map<String, Object> status() {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put(StatusFile.VERSION, "test");
    counters.copyTo(status);
    return status;
  }

  @Test
  void touchesNoDiskBeforeTheFirstRecord() {
    after(10);

    assertFalse(Files.exists(root));
  }

  @Test
  void recordsGoToTheSpillFileUntilTheQueueIsOpenAndToTheQueueFromThenOn() throws IOException {
    append("1", "2");
    after(1);
    append("3");
    after(3);
    append("4", "5");

    Path directory = Written.directories(root).get(0);
    assertEquals(journal.instance(), directory.getFileName().toString());
    assertEquals(List.of("1", "2", "3"), Written.spill(directory));
    assertEquals(List.of("4", "5"), Written.queue(directory));
    assertEquals(5, counters.get(StatusFile.APPENDED));
    assertEquals("", stderr.toString(UTF_8));
  }

  @Test
  void oncePutToAnEndTheJvmOpensNoQueue() throws IOException {
    append("1");
    journal.stopping();
    after(3);
    append("2");

    assertEquals(List.of("1", "2"), Written.spill(Written.directories(root).get(0)));
  }

  @Test
  void theDirectoryIsLockedForAsLongAsTheJournalWritesIntoIt() throws IOException {
    append("1");

    assertTrue(isLocked(Written.directories(root).get(0)));
  }

  @Test
  void whereNoDirectoryCanBeMadeRecordsAreDroppedAndItIsSaidOnce() throws IOException {
    root = Files.writeString(temporary.resolve("file"), "in the way").resolve("aimeter");
    journal = journal(Limits.DEFAULT);

    refuse("1");
    after(1);
    refuse("2");
    after(6);
    refuse("3");
    Files.delete(temporary.resolve("file"));
    after(1);
    refuse("too early to try again");
    after(6);
    append("5");

    assertEquals(4, counters.get(StatusFile.DROPPED_FAILED));
    assertEquals(2, stderr.toString(UTF_8).lines().count(), stderr.toString(UTF_8));
    assertTrue(stderr.toString(UTF_8).startsWith("[aimeter] calls are not recorded: no queue can"));
    assertTrue(stderr.toString(UTF_8).contains("[aimeter] calls are recorded again"));
  }

  @Test
  void whereTheQueueHasNoRoomToOpenTheSpillFileGoesOn() throws IOException {
    disk.fill();
    append("1");
    after(3);
    append("2");
    after(3);
    disk.free();
    after(3);
    append("3");

    Path directory = Written.directories(root).get(0);
    assertEquals(List.of("1", "2"), Written.spill(directory));
    assertEquals(List.of("3"), Written.queue(directory));
  }

  @Test
  void onAFullDiskRecordsAreDroppedAndCountedUntilThereIsRoomAgain() throws IOException {
    String large = "x".repeat(40_000);
    append("1");
    after(3);
    disk.fill();
    int sent = 0;
    while (journal.append(Written.record(large))) {
      appended.add(large);
      assertTrue(++sent < 100, "never full");
    }
    refuse("at once");
    after(0.5);
    assertTrue(lastStatus().get(StatusFile.LAST_PROBLEM).toString().contains("No space left"));
    after(2);
    refuse(large);
    disk.free();
    refuse("too early to try again");
    after(2);
    append("and on");

    assertEquals(appended, Written.all(root));
    assertEquals(4, counters.get(StatusFile.DROPPED_DISK));
    assertEquals(appended.size(), counters.get(StatusFile.APPENDED));
    assertEquals(2, stderr.toString(UTF_8).lines().count(), stderr.toString(UTF_8));
  }

  @Test
  void anUnforeseenErrorBeginsASiblingAndLosesOneRecord() throws IOException {
    append("1");
    after(3);
    append("2");
    breakTheQueue();
    append("3");
    after(3);
    append("4");
    after(9);
    append("5");

    List<Path> directories = Written.directories(root);
    assertEquals(2, directories.size());
    assertEquals(journal.instance() + ".2", directories.get(1).getFileName().toString());
    assertFalse(isLocked(directories.get(0)), "left to the collector");
    assertFalse(Files.exists(directories.get(0).resolve(Layout.AGENT_STATUS)), "told elsewhere");
    assertEquals(List.of("3", "4"), Written.spill(directories.get(1)), "the queue opens later");
    assertEquals(List.of("5"), Written.queue(directories.get(1)));
    assertEquals(appended, Written.all(root));
    assertEquals(1, counters.get(StatusFile.DROPPED_FAILED));
    assertEquals(1, counters.get(StatusFile.SWALLOWED_PREFIX + "journal"));
  }

  @Test
  void eachKindOfProblemIsSaidOnceHoweverManyDirectoriesItNames() {
    for (int i = 0; i < 3; i++) {
      append("1");
      after(100);
      append("2");
      breakTheQueue();
    }

    assertEquals(2, stderr.toString(UTF_8).lines().count(), stderr.toString(UTF_8));
  }

  /** Large records, until one needs an allocation, which fails in no foreseen way. */
  private void breakTheQueue() {
    disk.breakDown();
    String large = "x".repeat(40_000);
    int sent = 0;
    while (journal.append(Written.record(large))) {
      appended.add(large);
      assertTrue(++sent < 100, "never broken");
    }
    disk.free();
  }

  @Test
  void recordsThatNobodyShipsAreDroppedBeyondTheCap() throws IOException {
    journal = journal(new Limits(4L << 20, 64L << 20, Long.MAX_VALUE));
    append("1");
    after(3);
    String large = "x".repeat(40_000);
    int sent = 0;
    while (journal.append(Written.record(large))) {
      appended.add(large);
      after(1);
      assertTrue(++sent < 200, "no cap");
    }
    after(1);
    refuse("still");

    assertEquals(appended, Written.all(root));
    assertTrue(counters.get(StatusFile.DROPPED_DISK) > 0);
    assertEquals(1, stderr.toString(UTF_8).lines().count(), stderr.toString(UTF_8));
    assertTrue(stderr.toString(UTF_8).contains("aimeter collect"));
  }

  @Test
  void theCapHoldsForAllDirectoriesOfTheJvmAndEndsWhenTheyAreShipped() throws IOException {
    disk.fill(); // no queue, ever
    journal = journal(new Limits(10_000, 1_000, Long.MAX_VALUE));
    String large = "x".repeat(4_000);
    int sent = 0;
    while (journal.append(Written.record(large))) {
      after(1);
      assertTrue(++sent < 10, "no cap");
    }
    List<Path> directories = Written.directories(root);
    assertTrue(directories.size() >= 3, directories.toString());
    for (Path directory : directories.subList(0, directories.size() - 1)) {
      ship(directory);
    }
    after(1);
    after(3);
    append("again");
  }

  @Test
  void whatAllJvmsTogetherMayTakeIsNotExceededAndTheirBudgetIsNamed() throws IOException {
    Path other = Files.createDirectories(Layout.queues(root).resolve("another"));
    Files.write(other.resolve("20261128-10F.cq4"), new byte[2_000_000]);
    journal = journal(Limits.DEFAULT.ofAll(2_000_000));
    append("before the first look");
    after(1);
    refuse("beyond");
    after(20);
    refuse("still");
    assertEquals(2, counters.get(StatusFile.DROPPED_DISK));
    assertTrue(
        stderr.toString(UTF_8).contains("have reached their 2 MB (aimeter.queues.size)"),
        stderr.toString(UTF_8));
    ship(other);
    Object said = lastStatus().get(StatusFile.LAST_PROBLEM);
    assertTrue(said.toString().contains("aimeter.queues.size"), said.toString());
    after(30);
    after(3);
    append("shipped, so there is room");
    assertEquals(appended, Written.all(root));
  }

  @Test
  void aSpillFileThatHasGrownLargeIsFollowedByAnother() throws IOException {
    disk.fill(); // no queue, ever
    journal = journal(new Limits(1 << 20, 1_000, Long.MAX_VALUE));
    append("x".repeat(1_000));
    after(1);
    append("2");
    after(1);
    append("3");

    List<Path> directories = Written.directories(root);
    assertEquals(2, directories.size());
    assertFalse(isLocked(directories.get(0)));
    assertEquals(appended, Written.all(root));
  }

  @Test
  void whereTheDirectoryIsDeletedAnotherOneIsBegun() throws IOException {
    append("spilled");
    ship(Written.directories(root).get(0));
    after(1);
    append("queued later");
    after(3);
    append("queued");
    ship(Written.directories(root).get(0));
    after(1);
    appended.clear();
    append("here");

    assertEquals(appended, Written.all(root));
    assertEquals(1, stderr.toString(UTF_8).lines().count(), stderr.toString(UTF_8));
  }

  @Test
  void theStatusIsThereBeforeTheDiskCanBeFull() throws IOException {
    append("1");
    assertEquals("test", lastStatus().get(StatusFile.VERSION));
    counters.dropped(StatusFile.DROPPED_EXIT);
    journal.lastWord();
    assertEquals(1, StatusFile.number(lastStatus(), StatusFile.DROPPED_EXIT));
  }

  @Test
  void theStatusSaysWhenRecordsWereDropped() throws IOException {
    long before = System.currentTimeMillis();
    append("1");
    counters.dropped(StatusFile.DROPPED_DISK);
    long between = System.currentTimeMillis();
    counters.dropped(StatusFile.DROPPED_DISK);
    journal.lastWord();
    long first = StatusFile.number(lastStatus(), StatusFile.DROPPED_DISK + StatusFile.FIRST);
    long last = StatusFile.number(lastStatus(), StatusFile.DROPPED_DISK + StatusFile.LAST);
    assertTrue(before <= first && first <= between, "first " + first);
    assertTrue(between <= last && last <= System.currentTimeMillis(), "last " + last);
  }

  @Test
  void theStatusIsWrittenEveryFiveSecondsAndAtTheEnd() throws IOException {
    append("1");
    after(0);
    assertEquals(1, StatusFile.number(lastStatus(), StatusFile.APPENDED));
    assertEquals("test", lastStatus().get(StatusFile.VERSION));
    assertEquals(ProcessHandle.current().pid(), StatusFile.number(lastStatus(), StatusFile.PID));
    append("2");
    after(1);
    assertEquals(1, StatusFile.number(lastStatus(), StatusFile.APPENDED), "not yet");
    after(5);
    assertEquals(2, StatusFile.number(lastStatus(), StatusFile.APPENDED));
    append("3");
    journal.stopping();
    after(0);
    assertEquals(3, StatusFile.number(lastStatus(), StatusFile.APPENDED));
    counters.count(StatusFile.DROPPED_BUFFER);
    after(0);
    assertEquals(1, StatusFile.number(lastStatus(), StatusFile.DROPPED_BUFFER));
  }

  @Test
  void nothingOfTheThreadIsLeftChanged() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    append("1");
    after(3);
    append("2");

    assertEquals(before, Thread.currentThread().getContextClassLoader());
  }

  private void append(String... records) {
    for (String record : records) {
      assertTrue(journal.append(Written.record(record)), record);
      appended.add(record);
    }
  }

  private void refuse(String record) {
    assertFalse(journal.append(Written.record(record)), record);
  }

  private void after(double seconds) {
    now += (long) (seconds * SECOND);
    journal.tick(now);
  }

  private Map<String, Object> lastStatus() throws IOException {
    List<Path> directories = Written.directories(root);
    return StatusFile.read(directories.get(directories.size() - 1).resolve(Layout.AGENT_STATUS));
  }

  private static boolean isLocked(Path directory) throws IOException {
    try (FileChannel channel =
        FileChannel.open(directory.resolve(Layout.LIVE_LOCK), StandardOpenOption.WRITE)) {
      try (FileLock lock = channel.tryLock()) {
        return lock == null;
      } catch (OverlappingFileLockException e) {
        return true;
      }
    }
  }

  /** Deletes a directory as the collector does. */
  private static void ship(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
